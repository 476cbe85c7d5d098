"""What is in review: who is told of it, who takes it out, who approved."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Workflow, WorkflowPage
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from editions.actions.change_approvals import change_approvals, use_shared_approvals
from editions.actions.end_review import end_review
from editions.approvals import approvals_of, foreign_workflow, in_review
from editions.changed_steps import StepsChanged
from editions.errors import NotFound, NotPermitted
from editions.models import Role
from tests.integration.admin.approving import (
    CONTENT,
    PUBLICATION,
    approve,
    fresh,
    lawyer,
    legal,
    lesson,
    owner,
    send_in,
)

__all__ = ["lawyer", "lesson", "owner"]


def test_an_administrators_workflow_is_told_and_replaced_by_the_owners_own(small, owner):
    other = Workflow.objects.create(name="Given")
    WorkflowPage.objects.filter(page=small.pages["course"]).update(workflow=other)
    assert foreign_workflow(small.edition) == "Given"
    change_approvals(small.edition, [PUBLICATION], user=owner)

    assert foreign_workflow(small.edition) == ""


def test_a_page_is_taken_out_of_review_and_its_author_told(small, lesson, owner, django_capture_on_commit_callbacks):
    author = small.member(Role.EDITOR)
    change_approvals(small.edition, [CONTENT, PUBLICATION], user=owner)
    state = send_in(lesson, author)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        end_review(small.edition, state.pk, user=owner)

    assert not fresh(lesson).workflow_in_progress
    [message] = mail.outbox
    assert message.to == [author.email]
    assert "no longer in review" in message.subject
    assert f"/pages/{lesson.pk}/edit/" in message.body


def test_only_what_is_in_review_in_that_edition_is_taken_out(small, foreign, lesson, owner):
    state = send_in(foreign.pages["lesson"], foreign.member(Role.EDITOR))
    with pytest.raises(NotFound):
        end_review(small.edition, state.pk, user=owner)
    own = send_in(lesson, small.member(Role.EDITOR))
    with pytest.raises(NotPermitted):
        end_review(small.edition, own.pk, user=small.member(Role.PUBLISHER))
    end_review(small.edition, own.pk, user=owner)
    with pytest.raises(NotFound):
        end_review(small.edition, own.pk, user=owner)


def test_what_waits_is_listed_for_the_edition_alone(small, foreign, lesson):
    own = send_in(lesson, small.member(Role.EDITOR))
    send_in(foreign.pages["lesson"], foreign.member(Role.EDITOR))

    assert list(in_review(small.edition)) == [own]


def test_who_approved_what_readers_get_is_told(small, lesson, owner, lawyer):
    change_approvals(small.edition, [CONTENT, legal(small, lawyer), PUBLICATION], user=owner)
    reviewer, publisher = small.member(Role.REVIEWER), small.member(Role.PUBLISHER)
    send_in(lesson, small.member(Role.EDITOR))
    approve(lesson, reviewer)
    approve(lesson, lawyer, "As the law of 2025 has it")
    approve(lesson, publisher)
    tool = small.pages["tool"]
    tool.save_revision(user=publisher).publish(user=publisher)

    found = approvals_of([fresh(lesson), fresh(tool), fresh(small.pages["case"])])
    told = [(each.step, each.person, each.comment) for each in found[lesson.pk]]
    assert told == [
        ("Content", reviewer.username, ""),
        ("Legal", lawyer.username, "As the law of 2025 has it"),
        ("Publication", publisher.username, ""),
    ]
    assert all(each.at for each in found[lesson.pk])
    assert [(each.step, each.person) for each in found[tool.pk]] == [("", publisher.username)]
    assert found[small.pages["case"].pk] == []


def test_an_approval_of_old_is_not_that_of_what_was_published_since(small, lesson, owner):
    send_in(lesson, small.member(Role.EDITOR))
    approve(lesson, owner)
    page = fresh(lesson)
    page.title = "Published at once"
    page.save_revision(user=owner).publish(user=owner)

    assert [each.step for each in approvals_of([fresh(lesson)])[lesson.pk]] == [""]


def test_who_approved_is_told_with_few_queries_for_any_number_of_pages(small, django_assert_max_num_queries):
    pages = [fresh(page) for page in small.pages.values()]
    with django_assert_max_num_queries(4):
        approvals_of(pages)


def test_a_page_that_is_sent_in_while_the_steps_are_changed_is_not_sent_and_not_published(small, lesson):
    publisher = small.member(Role.PUBLISHER)
    change_approvals(small.edition, [CONTENT, PUBLICATION])
    page = fresh(lesson)
    page.title = "Past everybody"
    page.save_revision(user=publisher)
    looked_up = page.get_workflow()
    use_shared_approvals(small.edition)

    with pytest.raises(StepsChanged, match="once more"):
        looked_up.start(page, publisher)

    assert fresh(lesson).title != "Past everybody"
    assert not fresh(lesson).workflow_in_progress
    assert send_in(lesson, publisher)


def test_whoever_sends_it_from_its_form_is_told_and_keeps_the_draft(small, lesson, sign_in, monkeypatch):
    author = small.member(Role.EDITOR)
    change_approvals(small.edition, [CONTENT, PUBLICATION])
    start = Workflow.start

    def late(workflow, *args):
        use_shared_approvals(small.edition)
        return start(workflow, *args)

    client = sign_in(author)
    form = {"title": "Sent too late", "slug": lesson.slug, "body": streamfield([]), "comments": inline_formset([])}
    monkeypatch.setattr(Workflow, "start", late)
    url = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    response = client.post(url, nested_form_data({**form, "action-submit": "on"}), follow=True)

    assert "was not sent: send it for review once more" in response.content.decode()
    assert fresh(lesson).get_latest_revision_as_object().title == "Sent too late"
    assert not fresh(lesson).workflow_in_progress
