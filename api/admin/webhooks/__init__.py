"""Webhooks in the admin: where messages go, what became of each, and sending them again."""
