"""Making a page tree out of a release: the one way in for forks, imports and the demo course."""

from editions.materialise.build import Built, materialise

__all__ = ["Built", "materialise"]
