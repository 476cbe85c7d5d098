"""Screens about an edition's people: who is in it, invitations, roles, and what was done."""
