"""What the chooser is asked: validated, because it comes from an address."""

from django import forms
from django.apps import apps
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.content.references import ALL_KINDS, COURSE_PAGE, LINKED_PAGE_TYPES


def _kinds_of_pages() -> list[tuple[str, str]]:
    names = [(label, str(apps.get_model(label)._meta.verbose_name_plural)) for label in LINKED_PAGE_TYPES]
    return [("", gettext("All pages")), *((label, name[:1].upper() + name[1:]) for label, name in names)]


class ChooserForm(forms.Form):
    """The search form of the dialog; the hidden part is sent by the script.

    `page` is the page being edited. It says which edition's targets are listed, and the view
    checks that the person may see it.
    """

    q = forms.CharField(required=False, max_length=100, label=_("Search"), widget=forms.TextInput({"type": "search"}))
    only = forms.ChoiceField(required=False, label=_("Kind of page"), choices=_kinds_of_pages)
    page = forms.IntegerField(min_value=1, required=False)
    kind = forms.ChoiceField(choices=[(name, kind.label) for name, kind in ALL_KINDS.items()])
    type = forms.CharField(required=False, max_length=100)
    chosen = forms.CharField(required=False, max_length=2000)
    results = forms.BooleanField(required=False)

    @property
    def page_types(self) -> tuple[str, ...]:
        """Which pages are listed: the type that a block wants, or the kind that a person picked."""
        wanted = self.cleaned_data["type"] or self.cleaned_data["only"]
        return (wanted,) if wanted else LINKED_PAGE_TYPES

    @property
    def can_narrow(self) -> bool:
        """Whether to offer the choice of a kind of page."""
        return self.cleaned_data["kind"] == COURSE_PAGE.name and not self.cleaned_data["type"]
