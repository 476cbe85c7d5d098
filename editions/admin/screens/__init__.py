"""The section "Editions": the list, one edition, its releases."""
