"""The steps of an edition's workflow: who answers them follows from roles."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Task, TaskState, Workflow, WorkflowState

from editions.models.edition import Edition
from editions.models.membership import Membership, Role


class StepAction(models.TextChoices):
    """What the permission door is asked for at a step; the values are its `Action`s."""

    REVIEW = "review", gettext_lazy("Review")
    PUBLISH = "publish", gettext_lazy("Publication")


class EditionWorkflow(Workflow):
    """Steps that an edition's owners have set up for its pages.

    Neither it nor its steps are ever changed: owners who want others get others, and pages that
    are in review finish on those with which they began. `current` is what pages are sent into.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="workflows")
    current = models.BooleanField(default=True)

    edition_id: int

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(current=True), name="one_current_workflow_per_edition"
            )
        ]
        verbose_name = gettext_lazy("an edition's approvals")
        verbose_name_plural = gettext_lazy("editions' approvals")


def shown_step(name: str) -> str:
    """The steps that all editions share are called in the interface's language, others as their owners called them."""
    return str({"Review": StepAction.REVIEW.label, "Publication": StepAction.PUBLISH.label}.get(name, name))


class ReviewStep(Task):
    """A step that is answered by people of the page's own edition: by their roles, or by name.

    Without an `edition` it serves all of them, and holds nothing in which one edition could learn
    of another. With one it is that edition's alone.
    """

    action = models.CharField(gettext_lazy("step"), max_length=20, choices=StepAction.choices)
    edition = models.ForeignKey(Edition, null=True, on_delete=models.CASCADE, related_name="review_steps")
    # The least role that answers it; without one, whichever may do `action`.
    role = models.CharField(max_length=20, choices=Role.choices, blank=True, default="")
    # `people` alone answer it: nobody at all when the last of them has left.
    named = models.BooleanField(default=False)
    people = models.ManyToManyField(Membership, related_name="+")
    # Whether even those are asked who have just answered the step before.
    always_asked = models.BooleanField(default=False)

    admin_form_fields: ClassVar = [*Task.admin_form_fields, "action"]
    admin_form_readonly_on_edit_fields: ClassVar = [*Task.admin_form_readonly_on_edit_fields, "action"]

    edition_id: int | None

    class Meta:
        verbose_name = gettext_lazy("review by an edition's people")
        verbose_name_plural = gettext_lazy("reviews by an edition's people")

    @classmethod
    def get_description(cls) -> str:
        return _("People of the page's edition answer this, by their roles")

    @property
    def shown_name(self) -> str:
        return shown_step(self.name)

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Starts the step; who answered the one before and may answer this one too is not asked twice."""
        state = super().start(workflow_state, user=user)
        if self.answered_already(workflow_state, user):
            state.approve(user=user, update=False)
        return state

    def answered_already(self, workflow_state: WorkflowState, user: Any) -> bool:
        """Whether `user` has just approved the step before and may answer this one."""
        before = workflow_state.current_task_state
        return bool(
            user
            and not self.always_asked
            and before
            and before.status == TaskState.STATUS_APPROVED
            and before.finished_by_id == user.pk
            and self._may_answer(workflow_state.content_object, user)
        )

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Takes the answer. Raises `PermissionDenied` where the step began anew while it was given."""
        Page.objects.select_for_update().filter(pk=task_state.workflow_state.object_id).first()
        task_state.refresh_from_db(fields=["status"])
        super().on_action(task_state, user, action_name, **kwargs)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self._may_answer(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self._may_answer(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self._may_answer(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """`(name, label, asks for a comment)` of what `user` may answer."""
        if not self._may_answer(obj, user):
            return []
        publishes = self.action == StepAction.PUBLISH
        return [
            ("reject", _("Request changes"), True),
            ("approve", _("Approve and publish") if publishes else _("Approve"), False),
            ("approve", _("Approve with a comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet[TaskState]:
        """What waits for `user` at this step.

        Wagtail asks every step of the installation. An edition's own costs a query only for its people.
        """
        from editions.permissions import can, editions_where, role_of

        if self.edition_id and role_of(user, self.edition_id) is None:
            return self.task_states.none()
        if self.edition_id and not (can(user, self.action, self.edition_id) and self._asks(user)):
            return self.task_states.none()
        pages = Page.objects.filter(identity__edition__in=editions_where(user, self.action))
        if self.edition_id:
            pages = pages.filter(identity__edition=self.edition_id)
        keys = pages.annotate(key=Cast("pk", models.CharField())).values("key")
        return self.task_states.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__base_content_type__model="page",
            workflow_state__object_id__in=keys,
        )

    def people_asked(self, edition: Edition) -> models.QuerySet[Any]:
        """Who of `edition` may answer it; nobody, if it is another edition's step."""
        from editions.permissions import people_who_can

        people = people_who_can(self.action, edition)
        if self.edition_id not in (None, edition.pk):
            return people.none()
        if self.named:
            return people.filter(pk__in=self.people.filter(edition=edition).values("user"))
        if self.role:
            rows = Membership.objects.filter(edition=edition, role__in=roles_from(self.role))
            return people.filter(pk__in=rows.values("user"))
        return people

    def _may_answer(self, obj: Any, user: Any) -> bool:
        from editions.permissions import can, edition_of_page

        if not isinstance(obj, Page):
            return False
        edition = edition_of_page(obj)
        own = self.edition_id is None or (edition is not None and edition.pk == self.edition_id)
        return own and can(user, self.action, edition) and self._asks(user)

    def _asks(self, user: Any) -> bool:
        """Whether it is `user`, of all who may do `action`, who is asked."""
        from editions.permissions import is_installation_administrator, role_of

        if self.edition_id is None or is_installation_administrator(user):
            return True
        if self.named:
            return self.people.filter(user=user.pk, edition=self.edition_id).exists()
        return not self.role or role_of(user, self.edition_id) in roles_from(self.role)


def roles_from(least: Role | str) -> list[str]:
    """`least` and all roles that may more."""
    return Role.values[Role.values.index(least) :]
