"""The screen on which owners decide how an edition's pages are approved and released."""
