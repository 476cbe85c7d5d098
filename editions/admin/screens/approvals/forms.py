"""The steps of an edition's approvals as forms: one for each step, added, moved and removed before they are saved."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editions.actions.set_automatic_release import LEAST_MINUTES, MOST_MINUTES
from editions.approval_templates import StepPlan
from editions.models import Edition, Membership, Role, roles_from

__all__ = ["AutomaticForm", "StepForm", "StepForms"]

_NAMED = "named"
_MOST = 12
_USUAL_MINUTES = 30


class StepForm(forms.Form):
    # The button that somebody has just pressed, to go on from.
    focus = ""

    name = forms.CharField(
        max_length=80,
        label=gettext_lazy("Name"),
        error_messages={"required": gettext_lazy("Give this step a name.")},
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    answered_by = forms.ChoiceField(
        label=gettext_lazy("Answered by"),
        choices=[
            (Role.REVIEWER, gettext_lazy("Reviewers, publishers and owners")),
            (Role.PUBLISHER, gettext_lazy("Publishers and owners")),
            (Role.OWNER, gettext_lazy("Owners")),
            (_NAMED, gettext_lazy("People by name")),
        ],
    )
    people = forms.MultipleChoiceField(
        required=False, label=gettext_lazy("Who"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    always_asked = forms.BooleanField(
        required=False, label=gettext_lazy("Ask even somebody who has just approved the step before")
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("answered_by") == _NAMED and not cleaned.get("people") and "people" not in self.errors:
            self.add_error("people", _("Choose at least one person."))
        return cleaned

    def plan(self) -> StepPlan:
        cleaned = self.cleaned_data
        named = cleaned["answered_by"] == _NAMED
        return StepPlan(
            name=cleaned["name"],
            role="" if named else cleaned["answered_by"],
            people=tuple(int(pk) for pk in cleaned["people"]) if named else (),
            always_asked=cleaned["always_asked"],
        )


class StepForms:
    """The forms of all steps, in order. `focus` names the part of the page that somebody has just changed."""

    def __init__(self, edition: Edition, values: Sequence[dict[str, Any]], *, data: QueryDict | None = None) -> None:
        people = people_to_name(edition)
        self.focus = ""
        self.forms = [
            StepForm(data, prefix=f"steps-{number}", initial=each, people=people) for number, each in enumerate(values)
        ]

    @classmethod
    def of_plans(cls, edition: Edition, plans: Sequence[StepPlan]) -> "StepForms":
        return cls(edition, [_values_of(plan) for plan in plans])

    @classmethod
    def posted(cls, edition: Edition, data: QueryDict) -> "StepForms":
        """To be saved: with what is wrong in each."""
        return cls(edition, _posted(data), data=data)

    @classmethod
    def changed(cls, edition: Edition, data: QueryDict, change: str) -> "StepForms":
        """What was written, with a step more or less, or in another order; `change` is `up-1`, `add` …"""
        values = _posted(data)
        verb, _hyphen, digits = change.partition("-")
        number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 3 else -1
        number = number if number < len(values) else -1
        focus = "add"
        if verb == "add" and len(values) < _MOST:
            # Before the last one, which publishes.
            number = max(len(values) - 1, 0)
            values.insert(number, {"name": "", "answered_by": Role.REVIEWER, "people": [], "always_asked": False})
            focus = f"name-{number}"
        elif verb == "remove" and number >= 0 and len(values) > 1:
            del values[number]
        elif verb in ("up", "down") and number >= 0:
            other = number - 1 if verb == "up" else number + 1
            if 0 <= other < len(values):
                values[number], values[other] = values[other], values[number]
                # A button at the end of the list is not there to be pressed again.
                ends = {"up": 0, "down": len(values) - 1}
                back = {"up": "down", "down": "up"}
                focus = f"{back[verb] if other == ends[verb] else verb}-{other}"
        made = cls(edition, values)
        made._look_at(focus)
        return made

    def _look_at(self, focus: str) -> None:
        """Where who uses a keyboard goes on."""
        self.focus = focus
        part, _hyphen, digits = focus.partition("-")
        if digits:
            form = self.forms[int(digits)]
            form.focus = part
            if part == "name":
                form.fields["name"].widget.attrs["autofocus"] = True

    def is_valid(self) -> bool:
        return not any(form.errors for form in self.forms)

    def plans(self) -> list[StepPlan]:
        return [form.plan() for form in self.forms]

    @property
    def full(self) -> bool:
        return len(self.forms) >= _MOST


def people_to_name(edition: Edition) -> list[tuple[str, str]]:
    """Who of the edition may answer a step at all."""
    rows = Membership.objects.filter(edition=edition, role__in=roles_from(Role.REVIEWER), user__is_active=True)
    named = [
        (str(row.pk), f"{row.user.get_full_name() or row.user.get_username()} ({row.get_role_display()})")  # type: ignore[attr-defined]
        for row in rows.select_related("user")
    ]
    return sorted(named, key=lambda each: each[1].casefold())


def _values_of(plan: StepPlan) -> dict[str, Any]:
    return {
        "name": plan.name,
        "answered_by": plan.role or _NAMED,
        "people": [str(pk) for pk in plan.people],
        "always_asked": plan.always_asked,
    }


def _posted(data: QueryDict) -> list[dict[str, Any]]:
    count = data.get("count", "")
    many = min(int(count), _MOST) if count.isascii() and count.isdigit() and len(count) < 3 else 0
    return [
        {
            "name": data.get(f"steps-{number}-name", ""),
            "answered_by": data.get(f"steps-{number}-answered_by", ""),
            "people": data.getlist(f"steps-{number}-people"),
            "always_asked": f"steps-{number}-always_asked" in data,
        }
        for number in range(many)
    ]


class AutomaticForm(forms.Form):
    automatic = forms.BooleanField(required=False, label=gettext_lazy("Publications become a release by themselves"))
    minutes = forms.IntegerField(
        required=False,
        min_value=LEAST_MINUTES,
        max_value=MOST_MINUTES,
        label=gettext_lazy("Minutes after the last publication"),
        help_text=gettext_lazy("From 5 to 1440, which is a day. Each publication begins the wait anew."),
    )

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        return {"automatic": edition.release_after is not None, "minutes": edition.release_after or _USUAL_MINUTES}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("automatic") and not cleaned.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Say how many minutes."))
        return cleaned

    @property
    def wanted(self) -> int | None:
        return self.cleaned_data["minutes"] if self.cleaned_data["automatic"] else None
