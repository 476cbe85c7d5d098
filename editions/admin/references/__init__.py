"""Choosing slots, glossary terms and pages of the edition to which the page being edited belongs."""
