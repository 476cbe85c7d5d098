"""What is asked of an endpoint, and of the log."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from api.models import EventType, WebhookDelivery
from editions.models import Edition

__all__ = ["DeleteForm", "EndpointForm", "FilterForm", "NewEndpointForm", "RotateForm"]


class NewEndpointForm(forms.Form):
    url = forms.CharField(
        max_length=500,
        label=_("Address"),
        help_text=_("Where messages are posted to, such as https://lms.example/hooks. It must be public."),
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    description = forms.CharField(
        max_length=200, required=False, label=_("Description"), help_text=_("For your own people.")
    )
    event_types = forms.MultipleChoiceField(
        choices=EventType.subscribable, label=_("Events"), widget=forms.CheckboxSelectMultiple
    )


class EndpointForm(NewEndpointForm):
    active = forms.BooleanField(
        required=False, label=_("Active"), help_text=_("While it is off, it is told nothing, also not later.")
    )


class RotateForm(forms.Form):
    sure = forms.BooleanField(label=_("Yes, make a new secret"))


class DeleteForm(forms.Form):
    sure = forms.BooleanField(label=_("Yes, delete this webhook and its log"))


class FilterForm(forms.Form):
    """Narrows the log down; whatever makes no sense narrows nothing."""

    state = forms.ChoiceField(required=False, label=_("State"))
    event = forms.ChoiceField(required=False, label=_("Event"))
    endpoint = forms.ChoiceField(required=False, label=_("Address"))

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        endpoints = edition.webhook_endpoints.values_list("pk", "url")  # type: ignore[attr-defined]
        choices: dict[str, list[tuple[Any, Any]]] = {
            "state": list(WebhookDelivery.State.choices),
            "event": list(EventType.choices),
            "endpoint": [(str(pk), url) for pk, url in endpoints],
        }
        for name, values in choices.items():
            field: Any = self.fields[name]
            field.choices = [("", _("All")), *values]

    def chosen(self) -> dict[str, str]:
        self.full_clean()
        lookups = {"state": "state", "event": "event__type", "endpoint": "endpoint_id"}
        return {lookups[name]: value for name, value in self.cleaned_data.items() if value}
