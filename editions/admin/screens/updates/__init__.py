"""Updates: what upstream offers, reviewed, decided, applied and published."""
