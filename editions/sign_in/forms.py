"""What is asked of people who sign in, and of those who are new."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth import get_user_model, password_validation
from django.utils.translation import gettext_lazy as _

__all__ = ["NewAccountForm", "SignInForm"]


class SignInForm(LoginForm):
    """By user name or e-mail. The first field keeps the name that it has in Wagtail's own form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label = _("User name or e-mail")
        login.widget.attrs = {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
            "dir": "auto",
        }
        password.widget.attrs = {"autocomplete": "current-password"}
        password.help_text = ""

    def add_prefix(self, field_name: str) -> str:
        return super().add_prefix("username" if field_name == "login" else field_name)


class NewAccountForm(forms.Form):
    first_name = forms.CharField(
        max_length=150, label=_("First name"), widget=forms.TextInput({"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        max_length=150, label=_("Last name"), widget=forms.TextInput({"autocomplete": "family-name"})
    )
    password = forms.CharField(
        strip=False,
        label=_("Password"),
        help_text=_("At least 8 characters, and none of the usual ones. You sign in with it and your e-mail address."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._email = email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            names = {name: cleaned.get(name, "") for name in ("first_name", "last_name")}
            person = get_user_model()(email=self._email, **names)
            try:
                password_validation.validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned
