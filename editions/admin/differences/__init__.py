"""What is different between two states of an edition, page by page, in words."""
