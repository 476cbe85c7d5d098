"""Translating an edition: what is left to do, files for translators' tools, the glossary, memory."""
