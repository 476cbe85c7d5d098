"""Translating into one language of an edition: how far it is, files for translators, memory."""
