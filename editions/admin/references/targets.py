"""Something in an edition that text or a block may refer to."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language_info


@dataclass(frozen=True)
class Target:
    """`kind` and `ref` are what is stored (`cms.content.references`).

    `title` says what it is and `detail` where it stands or what it means, both in the language
    `locale` as far as they are the course's; `text` are the words to write where nobody wrote any.
    """

    kind: str
    ref: str
    title: str
    detail: str
    text: str
    locale: str
    live: bool = True

    @property
    def direction(self) -> str:
        return "rtl" if get_language_info(self.locale)["bidi"] else "ltr"

    def matches(self, words: Iterable[str]) -> bool:
        """Whether all of `words`, folded, occur in what is shown of it."""
        haystack = folded(f"{self.title} {self.detail} {self.ref}")
        return all(word in haystack for word in words)


def folded(text: str) -> str:
    """`text` for comparing: no case, no accents, no vowel signs."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in decomposed if not unicodedata.combining(character))
