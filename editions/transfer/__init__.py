"""The portable bundle: an edition in one file, to another installation and on from there.

`docs/bundles.md` describes the format. Writing is a walk over immutable rows; reading treats
every byte as an enemy's, and writes nothing before all of it is understood.
"""
