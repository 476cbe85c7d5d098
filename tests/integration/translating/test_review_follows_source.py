"""A translation that waits for an answer does not hold on to what its source has removed."""

import pytest
from django.urls import reverse
from wagtail.models import Page, TaskState
from wagtail_localize.models import StringTranslation

from editions.actions.end_review import end_review
from editions.actions.publish_update import publish_update
from editions.actions.submit_translation import submit_translation
from editions.actions.undo_update import undo_update
from editions.models import Edition, Role
from editions.translating.writing import keep_translations
from tests.integration.translating.conftest import Scene
from tests.integration.updates.school import apply_all, edit, page_of, release, text, words


def lesson(scene: Scene) -> Page:
    return page_of(scene.edition, "first", "fr")


def translate(scene: Scene, beginning: str, target: str) -> None:
    keep_translations(scene.french, [(scene.unit(beginning), target)], user=None, tool="")


def remove(edition: Edition, block: str) -> None:
    """Takes a block out of the English lesson, and publishes it."""
    raw = [item for item in page_of(edition, "first").body.raw_data if item["id"] != block]
    edit(edition, "first", body=raw)


def approve(page: Page, user) -> None:
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    state.task.specific.on_action(state, user, "approve")


@pytest.fixture
def sent(school):
    """The French lesson in review, one of its titles translated anew."""
    translate(school, "First", "Le premier")
    return submit_translation(school.edition, lesson(school), user=school.member())


def test_readers_lose_what_the_source_removed_while_it_waits(school, sent):
    remove(school.edition, "b")

    live = lesson(school)
    assert "b" not in words(school.edition, "first", "fr")
    assert (live.title, live.has_unpublished_changes, live.workflow_in_progress) == ("Premier", True, True)


def test_what_is_approved_has_todays_source_and_the_translations_that_were_sent_in(school, sent):
    remove(school.edition, "b")
    for role in (Role.REVIEWER, Role.PUBLISHER):
        approve(lesson(school), school.member(role))

    live = lesson(school)
    assert words(school.edition, "first", "fr") == {"a": "<p>Appelez le poste.</p>"}
    assert (live.title, live.has_unpublished_changes) == ("Le premier", False)


def test_what_is_new_in_the_source_falls_back_and_what_is_translated_later_waits(school, sent):
    translate(school, "Nobody", "Personne")
    raw = list(page_of(school.edition, "first").body.raw_data)
    edit(school.edition, "first", body=[*raw, text("n", "<p>New here.</p>")])

    draft = lesson(school).get_latest_revision_as_object()
    options = next(item for item in draft.body.raw_data if item["id"] == "q")["value"]["options"]
    assert words(school.edition, "first", "fr")["n"] == "<p>New here.</p>"
    assert [item["value"]["text"] for item in options] == ["The post", "Nobody"]
    assert draft.title == "Le premier"


def test_links_that_a_translation_has_in_another_order_lead_where_they_led(school):
    school.rewrite("a", '<p>Read <a href="https://one.example">one</a> and <a href="https://two.example">two</a>.</p>')
    translate(school, "Read <a", '<a id="a2">Deux</a>, puis <a id="a1">un</a>.')
    submit_translation(school.edition, lesson(school), user=school.member())

    remove(school.edition, "b")

    draft = lesson(school).get_latest_revision_as_object()
    said = next(item for item in draft.body.raw_data if item["id"] == "a")["value"]["text"]
    assert said == '<p><a href="https://two.example">Deux</a>, puis <a href="https://one.example">un</a>.</p>'


def test_whoever_answers_sees_that_the_source_changed(school, sent, sign_in):
    reviewing = sign_in(school.member(Role.REVIEWER))
    address = reverse("wagtailadmin_pages:edit", args=[lesson(school).pk])
    before = reviewing.get(address).content.decode()

    remove(school.edition, "b")

    assert "published anew since this was sent in" not in before
    assert "published anew since this was sent in" in reviewing.get(address).content.decode()


def test_an_answer_to_what_was_seen_before_is_not_taken(school, sent, sign_in):
    page = lesson(school)
    seen = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", seen.pk])
    remove(school.edition, "b")

    sign_in(school.member(Role.REVIEWER)).post(address)

    state = lesson(school).current_workflow_task_state
    assert (state.status, state.task) == (TaskState.STATUS_IN_PROGRESS, seen.task)
    assert state.pk != seen.pk


def test_a_source_that_says_the_same_asks_nobody_again(school, sent):
    before = lesson(school).current_workflow_task_state
    page_of(school.edition, "first").save_revision().publish()

    assert lesson(school).current_workflow_task_state == before


def test_what_was_sent_back_follows_and_stays_sent_back(school, sent):
    sent.current_task_state.reject(user=school.member(Role.REVIEWER), comment="Too long")
    remove(school.edition, "b")

    page = lesson(school)
    draft = page.get_latest_revision_as_object()
    assert "b" not in words(school.edition, "first", "fr")
    assert [item["id"] for item in draft.body.raw_data] == ["a", "q"]
    assert page.current_workflow_state.status == "needs_changes"


def test_sent_in_again_it_is_no_longer_said_to_have_changed(school, sent, sign_in):
    remove(school.edition, "b")
    state = lesson(school).current_workflow_task_state
    state.reject(user=school.member(Role.REVIEWER), comment="Once more")
    submit_translation(school.edition, lesson(school), user=school.member())

    html = sign_in(school.member(Role.REVIEWER)).get(reverse("wagtailadmin_pages:edit", args=[lesson(school).pk]))
    assert "published anew since this was sent in" not in html.content.decode()


@pytest.mark.parametrize("sent_back", [False, True])
def test_out_of_review_it_follows_again_and_keeps_what_translators_wrote(school, sent, sent_back):
    if sent_back:
        sent.current_task_state.reject(user=school.member(Role.REVIEWER))
    end_review(school.edition, sent.pk, user=school.member(Role.OWNER))
    ended = lesson(school)
    remove(school.edition, "b")

    assert not ended.has_unpublished_changes
    assert "b" not in words(school.edition, "first", "fr")
    assert StringTranslation.objects.filter(data="Le premier", context__object_id=ended.translation_key).exists()
    assert school.unit("First").target == "Le premier"


def test_a_page_that_was_never_live_has_todays_source_when_it_is_approved(school):
    page = lesson(school)
    page.unpublish()
    submit_translation(school.edition, lesson(school), user=school.member())
    remove(school.edition, "b")
    for role in (Role.REVIEWER, Role.PUBLISHER):
        approve(lesson(school), school.member(role))

    assert lesson(school).live
    assert "b" not in words(school.edition, "first", "fr")


def test_a_draft_of_the_source_language_outlives_its_review(school):
    """It is nobody's copy: what an editor typed is nowhere else."""
    page = page_of(school.edition, "first")
    page.title = "First, retold"
    page.save_revision()
    state = page.get_workflow().start(page, school.member(Role.EDITOR))
    end_review(school.edition, state.pk, user=school.member(Role.OWNER))

    page = page_of(school.edition, "first")
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().title == "First, retold"


def test_what_is_sent_in_between_an_updates_application_and_its_publication_follows_it(school, adapted):
    remove(school.edition, "b")
    release(school.edition)
    update = apply_all(adapted.edition)
    submit_translation(adapted.edition, lesson(adapted), user=adapted.member())

    publish_update(update)

    page = lesson(adapted)
    assert "b" not in words(adapted.edition, "first", "fr")
    assert page.workflow_in_progress
    assert [item["id"] for item in page.get_latest_revision_as_object().body.raw_data] == ["a", "q"]


@pytest.mark.parametrize("sent_back", [False, True])
def test_after_an_undone_update_what_is_approved_is_what_was_sent_in(adapted, school, sent_back):
    """The draft that the update had brought up to date is not the one that somebody approves."""
    translate(adapted, "First", "Le premier d’ici")
    state = submit_translation(adapted.edition, lesson(adapted), user=adapted.member())
    if sent_back:
        state.current_task_state.reject(user=adapted.member(Role.REVIEWER), comment="Once more")
    raw = list(page_of(school.edition, "first").body.raw_data)
    edit(school.edition, "first", body=[*raw, text("n", "<p>New here.</p>")])
    release(school.edition)
    update = apply_all(adapted.edition)
    publish_update(update, user=adapted.member(Role.PUBLISHER))
    assert "n" in words(adapted.edition, "first", "fr")

    undo_update(update, user=adapted.member(Role.PUBLISHER))

    if sent_back:
        submit_translation(adapted.edition, lesson(adapted), user=adapted.member())
    for role in (Role.REVIEWER, Role.PUBLISHER):
        approve(lesson(adapted), adapted.member(role))
    live = lesson(adapted)
    assert live.title == "Le premier d’ici"
    assert "n" not in words(adapted.edition, "first", "fr")
