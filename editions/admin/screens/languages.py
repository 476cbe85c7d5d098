"""The languages of an edition: one more, which are offered, where readers fall back to."""

from abc import ABC, abstractmethod
from typing import Any

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.coreutils import get_content_languages

from cms.language_names import language_choices
from editions.actions.add_language import add_language
from editions.actions.change_language import change_language, drop_language, language_of
from editions.admin.overview import Overview
from editions.admin.screens.edition import EditionScreen
from editions.errors import EditionError, NotFound
from editions.models import Edition, EditionLocale, PageIdentity
from editions.permissions import Action, for_edition

__all__ = ["change", "drop", "languages"]


def _name(code: str) -> str:
    return get_language_info(code)["name_local"]


class AddForm(forms.Form):
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        help_text=gettext_lazy("Its course begins untranslated; until a text is translated, readers get the source's."),
    )
    offered = forms.BooleanField(
        required=False,
        label=gettext_lazy("Offer it to readers with the next release"),
        help_text=gettext_lazy("Leave it out until enough is translated; you can offer it later."),
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        having = set(edition.edition_locales.values_list("locale__language_code", flat=True))
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *language_choices(code for code in get_content_languages() if code not in having)]


class ChangeForm(forms.Form):
    offered = forms.BooleanField(required=False, label=gettext_lazy("Offered to readers"))
    fallback = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Where a text is not translated, readers get it in"),
        help_text=gettext_lazy("The source language comes last in any case."),
    )

    def __init__(self, *args: Any, edition: Edition, row: EditionLocale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = edition.edition_locales.exclude(pk=row.pk).exclude(locale=edition.source_locale_id)
        field = self.fields["fallback"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _name(edition.source_locale.language_code)),
            *((code, _name(code)) for code in codes.values_list("locale__language_code", flat=True)),
        ]


class DropForm(forms.Form):
    sure = forms.BooleanField(label=gettext_lazy("Yes, delete this language and its pages"))


class _LanguageScreen(EditionScreen, FormView):
    """Below the list of languages."""

    header_icon = "site"
    kwargs: dict[str, Any]

    def get_success_url(self) -> str:
        return reverse("editions_admin:languages", args=[self.edition.code])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, here = super().get_breadcrumbs_items()
        title = _("Languages")
        between = [] if here["label"] == title else [{"url": self.get_success_url(), "label": title}]
        return [*above, *between, here]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"edition": self.edition}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"edition": self.edition}


class LanguagesView(_LanguageScreen):
    template_name = "editions/languages/index.html"
    form_class = AddForm

    def get_page_title(self) -> str:
        return _("Languages")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"overview": Overview(self.edition, self.request.user)}

    def form_valid(self, form: AddForm) -> HttpResponse:
        code = form.cleaned_data["language"]
        try:
            add_language(self.edition, code, offered=form.cleaned_data["offered"], user=self.request.user)
        except EditionError as error:
            form.add_error("language", str(error))
            return self.form_invalid(form)
        messages.success(
            self.request, _("%(language)s is added: its course waits for you.") % {"language": _name(code)}
        )
        return HttpResponseRedirect(self.get_success_url())


class _OneLanguage(_LanguageScreen, ABC):
    @cached_property
    def row(self) -> EditionLocale:
        try:
            return language_of(self.edition, self.kwargs["language"])
        except NotFound as error:
            raise Http404 from error

    @property
    def name(self) -> str:
        return _name(self.row.locale.language_code)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            said = self.act(form.cleaned_data)
        except EditionError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, said)
        return HttpResponseRedirect(self.get_success_url())

    @abstractmethod
    def act(self, given: dict[str, Any]) -> str:
        """Does what the form asks for, and says so. Raises `EditionError`."""


class ChangeView(_OneLanguage):
    template_name = "editions/languages/form.html"
    form_class = ChangeForm

    def get_page_title(self) -> str:
        return self.name

    def get_initial(self) -> dict[str, Any]:
        fallback = self.row.fallback
        return {"offered": self.row.offered, "fallback": fallback.language_code if fallback else ""}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"row": self.row}

    def act(self, given: dict[str, Any]) -> str:
        code = self.row.locale.language_code
        change_language(
            self.edition, code, offered=given["offered"], fallback=given["fallback"] or None, user=self.request.user
        )
        return _("Saved. Readers see it with the next release.")


class DropView(_OneLanguage):
    template_name = "editions/languages/drop.html"
    form_class = DropForm
    header_icon = "bin"

    def get_page_title(self) -> str:
        return _("Delete %(language)s") % {"language": self.name}

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        del kwargs["edition"]
        return kwargs

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = PageIdentity.objects.filter(edition=self.edition, locale=self.row.locale).count()
        return super().get_context_data(**kwargs) | {"language": self.name, "pages": pages}

    def act(self, given: dict[str, Any]) -> str:
        name = self.name
        drop_language(self.edition, self.row.locale.language_code, user=self.request.user)
        return _("%(language)s is deleted. Releases keep what they have of it.") % {"language": name}


_guarded = for_edition(Action.MANAGE_EDITION)
languages = _guarded(LanguagesView.as_view())
change = _guarded(ChangeView.as_view())
drop = _guarded(DropView.as_view())
