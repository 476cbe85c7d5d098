"""What the screens of one language's translation share."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Locale

from editions.admin.screens.edition import EditionScreen
from editions.errors import EditionError
from editions.models import Edition
from editions.translating.packet import language_locale

__all__ = ["TranslationScreen", "locale_or_404"]


def locale_or_404(edition: Edition, code: str) -> Locale:
    """The language `code` of `edition`; there is nothing to translate into its source language."""
    try:
        return language_locale(edition, code)
    except EditionError as error:
        raise Http404 from error


class TranslationScreen(EditionScreen):
    """Below the edition's home; `self.locale` is the language that is translated into."""

    header_icon = "wagtail-localize-language"
    kwargs: dict[str, Any]

    @cached_property
    def locale(self) -> Locale:
        return locale_or_404(self.edition, self.kwargs["language"])

    @cached_property
    def language(self) -> dict[str, Any]:
        return get_language_info(self.locale.language_code)

    @property
    def home(self) -> str:
        return reverse("editions_admin:translation", args=[self.edition.code, self.locale.language_code])

    def dispatch(self, *args: Any, **kwargs: Any) -> Any:
        # Before anything of the screen is looked at.
        assert self.locale
        return super().dispatch(*args, **kwargs)  # type: ignore[misc]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, here = super().get_breadcrumbs_items()
        title = _("Translation into %(language)s") % {"language": self.language["name_local"]}
        between = [] if here["label"] == title else [{"url": self.home, "label": title}]
        return [*above, *between, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {  # type: ignore[misc]
            "edition": self.edition,
            "language": self.language,
            "code": self.locale.language_code,
            "home": self.home,
        }
