"""What is asked about access."""

from django import forms
from django.utils.translation import gettext_lazy as _

from api.access.tokens import DAYS, MOST_DAYS
from api.models import Scope
from editions.actions.set_agreement import Agreement

__all__ = ["FrontEndForm", "OpeningForm", "RevokeForm", "TokenForm"]


class OpeningForm(forms.Form):
    agreements: tuple[Agreement, ...] = ("adaptable", "tells_upstream")

    public = forms.ChoiceField(
        choices=[("yes", _("Everybody")), ("no", _("Holders of a token only"))],
        label=_("Who may read its releases"),
        widget=forms.RadioSelect,
        help_text=_("Whoever has read it may have kept a copy. People of this edition always see it here."),
    )
    adaptable = forms.BooleanField(
        required=False,
        label=_("People of other editions may make one of their own from it"),
        help_text=_("Then they see its title among the courses to begin with. It has to be open to everybody."),
    )
    tells_upstream = forms.BooleanField(
        required=False,
        label=_("Readers, and the people of the course that it was adapted from, see which release it is based on"),
        help_text=_("Without this its upstream does not even learn that it exists."),
    )
    origins = forms.CharField(
        required=False,
        label=_("Web sites that may read it"),
        help_text=_("One to a line, such as https://learn.example; * for all of them, nothing for none."),
        widget=forms.Textarea(attrs={"dir": "ltr", "rows": 4, "spellcheck": "false"}),
    )


class FrontEndForm(forms.Form):
    address = forms.CharField(
        required=False,
        max_length=500,
        label=_("Address of previews"),
        help_text=_(
            "Where your front end shows drafts, such as https://learn.example/preview?token={token}&lesson={id}. "
            "Filled in are {token}, {edition}, {locale}, {type}, {id} and {slug}. Leave it empty for none."
        ),
        widget=forms.TextInput(attrs={"dir": "ltr", "spellcheck": "false", "inputmode": "url", "autocomplete": "off"}),
    )


class TokenForm(forms.Form):
    name = forms.CharField(max_length=100, label=_("Name"), help_text=_("Who or what uses it."))
    scopes = forms.MultipleChoiceField(
        choices=Scope.choices, label=_("What it opens"), widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(
        min_value=1,
        max_value=MOST_DAYS,
        initial=DAYS,
        label=_("Days"),
        help_text=_("How long it holds. Then a new one has to be made."),
    )


class RevokeForm(forms.Form):
    sure = forms.BooleanField(label=_("Yes, this token opens nothing any more"))
