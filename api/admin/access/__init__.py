"""Screens on which owners say who may read their edition: everybody, web sites, holders of tokens."""
