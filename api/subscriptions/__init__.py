"""Subscribing to an edition of another installation: its releases come as bundles, without anybody carrying a file."""
