"""A list of codes from a fixed vocabulary (guidelines, countries, languages), stored as JSON."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

Choices = Callable[[], list[tuple[str, str]]]


class CodeListFormField(forms.MultipleChoiceField):
    """Gives an empty list, never null, when nothing is chosen."""

    def clean(self, value: Any) -> list[str]:
        return super().clean(value or [])


class CodeListField(models.JSONField):
    """An ordered list of codes, edited as a multiple choice.

    `choices_from` gives `(code, name)` pairs when a form is built, so that a long vocabulary
    neither slows start-up nor enters a migration.
    """

    def __init__(self, *args: Any, choices_from: Choices | None = None, **kwargs: Any) -> None:
        self.choices_from = choices_from
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return CodeListFormField(
            choices=self.choices_from or (lambda: []),
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=kwargs.get("widget") or forms.SelectMultiple(attrs={"size": 8}),
        )

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if self.choices_from is None:
            return
        known = {code for code, _name in self.choices_from()}
        unknown = [code for code in value if code not in known]
        if unknown:
            raise ValidationError(_("Not a known code: %(codes)s"), params={"codes": ", ".join(map(str, unknown))})


def country_choices() -> list[tuple[str, str]]:
    """ISO 3166 alpha-2 codes with their names in the interface's language (CLDR)."""
    from babel import Locale
    from django.utils.translation import get_language

    names = Locale.parse((get_language() or "en").split("-")[0]).territories
    return sorted(
        ((code, name) for code, name in names.items() if len(code) == 2 and code.isalpha()),
        key=lambda pair: pair[1],
    )


def language_choices() -> list[tuple[str, str]]:
    """Every language of CLDR, by its English name."""
    from django.conf import settings

    return sorted(settings.LANGUAGES, key=lambda pair: pair[1])
