"""The steps of an edition's workflow: who answers them follows from roles."""

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Task, TaskState, WorkflowState


class StepAction(models.TextChoices):
    """What the permission door is asked for at a step; the values are its `Action`s."""

    REVIEW = "review", gettext_lazy("Review")
    PUBLISH = "publish", gettext_lazy("Publication")


class ReviewStep(Task):
    """A step that is answered by the people of the page's own edition, by their roles.

    One and the same step serves all editions: it holds no names and no groups, so there is
    nothing in it that one edition could learn of another, and nothing to keep in step.
    """

    action = models.CharField(gettext_lazy("step"), max_length=20, choices=StepAction.choices)

    admin_form_fields: ClassVar = [*Task.admin_form_fields, "action"]
    admin_form_readonly_on_edit_fields: ClassVar = [*Task.admin_form_readonly_on_edit_fields, "action"]

    class Meta:
        verbose_name = gettext_lazy("review by an edition's people")
        verbose_name_plural = gettext_lazy("reviews by an edition's people")

    @classmethod
    def get_description(cls) -> str:
        return _("People of the page's edition answer this, by their roles")

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
            and before
            and before.status == TaskState.STATUS_APPROVED
            and before.finished_by_id == user.pk
            and self._may_answer(workflow_state.content_object, user)
        )

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
        from editions.permissions import editions_where

        pages = Page.objects.filter(identity__edition__in=editions_where(user, self.action))
        keys = pages.annotate(key=Cast("pk", models.CharField())).values("key")
        return self.task_states.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__base_content_type__model="page",
            workflow_state__object_id__in=keys,
        )

    def _may_answer(self, obj: Any, user: Any) -> bool:
        from editions.permissions import can, edition_of_page

        return isinstance(obj, Page) and can(user, self.action, edition_of_page(obj))
