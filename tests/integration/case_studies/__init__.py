"""Case studies that an edition keeps, hides and replaces."""
