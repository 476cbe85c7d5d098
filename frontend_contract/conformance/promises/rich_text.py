"""Rich text in its two forms: as HTML, and as nodes."""

from html.parser import HTMLParser
from typing import Any

from frontend_contract.conformance.promise import GUIDE, Skipped, promise
from frontend_contract.conformance.visit import Visit, nodes, none_of

_WHERE = f"{GUIDE}, “Rich text”"
_TEXTS = """query($code: ID!, $locale: String!, $id: ID!) { edition(code: $code) { lesson(locale: $locale, id: $id) {
  body { ... on RichTextBlock { text textTree { spans { text ... on LinkSpan { url } ... on PageSpan { id }
    ... on SlotSpan { key } ... on TermSpan { key } } } } } } } }"""
_LEADING = ("data-slot", "data-term", "data-page", "href")


class _Reading(HTMLParser):
    """The words of an HTML text without any space, and where its links lead, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.links: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "a":
            self.links += [said[name] or "" for name in _LEADING if name in said]

    def handle_data(self, data: str) -> None:
        self.words += "".join(data.split())


@promise(
    "rich-text.same-in-both-forms",
    "Rich text says the same as HTML and as nodes, and leads to the same places.",
    where=_WHERE,
    advice="Change no answers on their way: something may be rewriting HTML or links in them.",
)
def _same(visit: Visit) -> str:
    wrong: list[str] = []
    seen = 0
    for locale in visit.locales:
        for identifier in visit.some_lesson_ids(locale)[:4]:
            data = visit.post(_TEXTS, code=visit.code, locale=locale, id=identifier).data
            for path, node in nodes(data, f"Lesson {identifier} in {locale}"):
                if "textTree" in node:
                    seen += 1
                    wrong += _differences(path, node)
    none_of(wrong)
    if not seen:
        raise Skipped("The lessons that were looked into have no rich text.")
    return f"{seen} texts"


def _differences(path: str, node: dict[str, Any]) -> list[str]:
    read = _Reading(node["text"])
    spans = [span for each in node["textTree"] for span in each["spans"]]
    words = "".join("".join(span["text"].split()) for span in spans)
    links = [span[name] for span in spans for name in ("url", "id", "key") if name in span]
    if words != read.words:
        return [f"{path} says something else as nodes than as HTML"]
    if list(dict.fromkeys(links)) != list(dict.fromkeys(read.links)):
        return [f"{path} leads elsewhere as nodes than as HTML"]
    return []
