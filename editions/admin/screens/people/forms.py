"""What is asked about people."""

from django import forms
from django.utils.translation import gettext_lazy as _

from editions.models import Role

__all__ = ["InvitationForm", "RemoveForm", "RevokeForm", "RoleForm", "SecondFactorForm"]

_WHAT_ROLES_DO = {
    Role.TRANSLATOR: _("Translator: writes what stands in the languages that the edition is translated into"),
    Role.EDITOR: _("Editor: also writes in the source language, media included, and decides on updates"),
    Role.REVIEWER: _("Reviewer: also approves or sends back what others wrote"),
    Role.PUBLISHER: _("Publisher: also publishes pages and releases"),
    Role.OWNER: _("Owner: also manages people, settings and access"),
}


def _role_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=[(role.value, said) for role, said in _WHAT_ROLES_DO.items()],
        label=_("Role"),
        widget=forms.RadioSelect,
    )


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("A link is sent there. Whoever opens it signs in, or makes an account with this address."),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    role = _role_field()


class RoleForm(forms.Form):
    role = _role_field()


class RemoveForm(forms.Form):
    sure = forms.BooleanField(label=_("Yes, remove this person"))


class RevokeForm(forms.Form):
    sure = forms.BooleanField(label=_("Yes, the link is to work no more"))


class SecondFactorForm(forms.Form):
    second_factor = forms.BooleanField(
        required=False,
        label=_("Publishers and owners need a second factor"),
        help_text=_("Until they have set one up, they can open nothing else in the admin."),
    )
