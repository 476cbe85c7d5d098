"""The product's own words that stand among an edition's content, in the content's language."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import override, pgettext

from api.reading.languages import direction_of
from cms.content.guidelines import GUIDELINES

_OURS = "en"
_TRUE, _FALSE = "True", "False"


@lru_cache(maxsize=256)
def true_and_false(locale: str) -> tuple[str, str]:
    """What a true-or-false question offers; in English where there is no catalogue."""
    with override(locale):
        return (
            pgettext("answer to a true-or-false question", "True"),
            pgettext("answer to a true-or-false question", "False"),
        )


def can_say_true_and_false(locale: str) -> bool:
    """Whether `true_and_false` gives words of this language."""
    return _is_ours(locale) or true_and_false(locale) != (_TRUE, _FALSE)


def _is_ours(locale: str) -> bool:
    return locale.partition("-")[0] == _OURS


class GuidelineNode(NamedTuple):
    code: str
    title: str
    theme: str
    locale: str

    @property
    def kind(self) -> str:
        return "PRINCIPLE" if self.code.startswith("P") else "GUIDELINE"

    @property
    def direction(self) -> str:
        return direction_of(self.locale)


@lru_cache(maxsize=2048)
def guideline(code: str, locale: str) -> GuidelineNode | None:
    """A principle or guideline in `locale`, else in English; `None` for a code that is none."""
    known = GUIDELINES.get(code)
    if known is None:
        return None
    with override(_OURS):
        original = GuidelineNode(code, str(known.title), str(known.theme), _OURS)
    with override(locale):
        found = GuidelineNode(code, str(known.title), str(known.theme), locale)
    return found if _is_ours(locale) or found.title != original.title else original
