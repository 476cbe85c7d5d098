"""The screens of an edition's slots: all at once, as a file, their history, and mail before they lapse."""
