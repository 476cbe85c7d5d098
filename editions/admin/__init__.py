"""The admin of editions: what Wagtail's own admin does not have, and what it should not show."""
