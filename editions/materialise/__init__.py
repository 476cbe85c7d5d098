"""Making pages out of documents: the one way in for forks, imports and the demo course."""

from editions.materialise.build import Built, add_pages, materialise

__all__ = ["Built", "add_pages", "materialise"]
