"""Slots and institutions: changed all at once, by file, taken back, and told of before they lapse."""
