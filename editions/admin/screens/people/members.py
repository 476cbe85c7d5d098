"""Who is in an edition: the list, their roles, and sending somebody away."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton

from editions.actions.change_people import change_role, remove_person
from editions.actions.require_second_factor import require_second_factor
from editions.admin.screens.people.forms import RemoveForm, RoleForm, SecondFactorForm
from editions.admin.screens.people.screen import PeopleForm, PeopleScreen
from editions.errors import EditionError
from editions.models import Invitation, Membership, Role
from editions.permissions import Action, for_edition
from editions.second_factor import people_with_second_factor

__all__ = ["change", "index", "remove", "second_factor"]

_RANK = {role: rank for rank, role in enumerate(reversed(Role.values))}


class IndexView(PeopleScreen, TemplateView):
    template_name = "editions/people/index.html"

    def get_page_title(self) -> str:
        return _("People")

    def get_header_buttons(self) -> list[HeaderButton]:
        if not self.may_manage:
            return []
        code = self.edition.code
        return [
            HeaderButton(_("Invite somebody"), url=reverse("people_admin:invite", args=[code]), icon_name="plus"),
            HeaderButton(_("Audit log"), url=reverse("people_admin:log", args=[code]), icon_name="history"),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Membership.objects.filter(edition=self.edition).select_related("user")
        members = sorted(rows, key=lambda row: (_RANK.get(row.role, 99), row.user.get_username()))
        standing = Invitation.objects.filter(edition=self.edition, accepted_at=None, revoked_at=None)
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "members": members,
            "may_manage": self.may_manage,
            "invitations": standing.select_related("invited_by") if self.may_manage else [],
            "now": timezone.now(),
            "protected": people_with_second_factor(row.user_id for row in members) if self.may_manage else set(),
        }


class _MemberForm(PeopleForm):
    @cached_property
    def member(self) -> Membership:
        rows = Membership.objects.select_related("user")
        found = rows.filter(edition=self.edition, pk=self.kwargs["member_id"]).first()
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"member": self.member}

    def leave(self) -> HttpResponse:
        """Back to the list; an owner who gave up their own role may no longer see it."""
        own = self.member.user_id == self.request.user.pk
        return HttpResponseRedirect(reverse("wagtailadmin_home") if own else self.get_success_url())


class ChangeView(_MemberForm):
    form_class = RoleForm

    def get_page_title(self) -> str:
        return _("Role of %(person)s") % {"person": self.member.user.get_username()}

    def get_initial(self) -> dict[str, Any]:
        return {"role": self.member.role}

    def form_valid(self, form: RoleForm) -> HttpResponse:
        try:
            change_role(self.member, form.cleaned_data["role"], user=self.request.user)
        except EditionError as error:
            return self.refused(form, error, "role")
        messages.success(self.request, _("The role was changed."))
        return self.leave()


class RemoveView(_MemberForm):
    template_name = "editions/people/remove.html"
    form_class = RemoveForm
    header_icon = "bin"

    def get_page_title(self) -> str:
        return _("Remove %(person)s") % {"person": self.member.user.get_username()}

    def form_valid(self, form: RemoveForm) -> HttpResponse:
        try:
            remove_person(self.member, user=self.request.user)
        except EditionError as error:
            return self.refused(form, error)
        messages.success(self.request, _("The person was removed from this edition."))
        return self.leave()


class SecondFactorView(PeopleForm):
    form_class = SecondFactorForm
    header_icon = "lock"

    def get_page_title(self) -> str:
        return _("Second factor")

    def get_initial(self) -> dict[str, Any]:
        return {"second_factor": self.edition.second_factor}

    def form_valid(self, form: SecondFactorForm) -> HttpResponse:
        require_second_factor(self.edition, needed=form.cleaned_data["second_factor"], user=self.request.user)
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(self.get_success_url())


_guarded = for_edition(Action.MANAGE_PEOPLE)
index = for_edition(Action.VIEW)(IndexView.as_view())
change = _guarded(ChangeView.as_view())
remove = _guarded(RemoveView.as_view())
second_factor = _guarded(SecondFactorView.as_view())
