"""The reference of the contract: pages in Markdown, made from the schema, with real answers as examples."""

from api.reference.example_answer import Example, find_example
from api.reference.place import Place
from api.reference.writing import reference_pages

__all__ = ["Example", "Place", "find_example", "reference_pages"]
