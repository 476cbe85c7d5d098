"""The reference of the contract: pages in Markdown, made from the schema, with real answers as examples."""

from api.reference.asking import ask
from api.reference.place import Place
from api.reference.writing import reference_pages

__all__ = ["Place", "ask", "reference_pages"]
