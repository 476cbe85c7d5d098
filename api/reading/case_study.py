"""Case studies as readers get them."""

import datetime

from api.reading.extras import Country, Source
from api.reading.languages import country_name
from api.reading.page_node import PageNode
from api.reading.rich_text_tree import Node
from api.reading.values import as_date, as_number


class CaseStudyNode(PageNode):
    words = ("place", "facts", "teaching_point")

    @property
    def countries(self) -> list[Country]:
        """Named in the case study's language."""
        codes = self.fields.get("countries") or []
        return [Country(code, country_name(code, self.locale)) for code in codes if isinstance(code, str)]

    @property
    def place(self) -> str:
        return self.string("place")

    @property
    def year(self) -> int | None:
        return as_number(self.fields.get("year")) or None

    @property
    def year_to(self) -> int | None:
        return as_number(self.fields.get("year_to")) or None

    @property
    def crisis_type(self) -> str:
        return self.string("crisis_type")

    @property
    def facts(self) -> str:
        return self.html("facts")

    @property
    def teaching_point(self) -> str:
        return self.html("teaching_point")

    @property
    def facts_tree(self) -> list[Node]:
        return self.tree("facts")

    @property
    def teaching_point_tree(self) -> list[Node]:
        return self.tree("teaching_point")

    @property
    def sources(self) -> list[Source]:
        return [
            Source(item.text("key"), item.text("title"), item.address("url"), item.locale)
            for item in self.structs("sources")
        ]

    @property
    def certainty(self) -> str:
        return self.string("certainty")

    @property
    def review_date(self) -> datetime.date | None:
        return as_date(self.fields.get("review_date"))

    @property
    def sample(self) -> bool:
        return self.fields.get("sample") is True
