"""A machine that translates, as small as one can be."""

from collections.abc import Iterable

from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue


class Shouting(BaseMachineTranslator):
    """Everything in capitals, into French alone."""

    display_name = "Shouting"

    def translate(
        self, source: Locale, target: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        return {string: StringValue.from_plaintext(string.render_text().upper()) for string in strings}

    def can_translate(self, source: Locale, target: Locale) -> bool:
        return target.language_code == "fr"
