"""How large a bundle and its parts may be, checked while reading and never believed."""

MEGABYTE = 1024 * 1024

BUNDLE_BYTES = 2048 * MEGABYTE
UNPACKED_BYTES = 2048 * MEGABYTE
ENTRIES = 20_000
NAME_BYTES = 120

# A whole course in four languages has about 2 MB of documents; one page has a few kilobytes.
JSON_BYTES = 16 * MEGABYTE
ALL_JSON_BYTES = 256 * MEGABYTE
MEDIA_BYTES = 100 * MEGABYTE

# Text packs ten times, seldom thirty times. Small entries may pack as they like.
RATIO = 100
RATIO_FROM = MEGABYTE

JSON_DEPTH = 64
STRING_CHARACTERS = 1_000_000
# What every database and every JSON reader holds without loss (RFC 8259, section 6).
LARGEST_NUMBER = 2**53 - 1
