"""The directory: what an edition puts into the course's slots, and its institutions.

It stands outside of releases (ADR 0005). `snapshot` keeps what is live ready for readers, `values`
says what a slot takes, `table` how all of them stand, `lapsing` what will not hold for long.
"""

from editions.directory.snapshot import connect, directory_json, rebuild_directory

__all__ = ["connect", "directory_json", "rebuild_directory"]
