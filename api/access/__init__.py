"""Who may read what: tokens, origins, rates."""
