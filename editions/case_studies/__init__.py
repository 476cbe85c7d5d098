"""What an edition decides about its case studies, what depends on that, and when they are due for review."""
