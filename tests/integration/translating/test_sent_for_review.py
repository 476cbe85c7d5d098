"""A translated page goes through its edition's steps, from beside its texts."""

import pytest
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from editions.models import Role
from editions.translating.writing import keep_translations
from tests.integration.translating.conftest import Scene
from tests.integration.updates.school import page_of

TITLE = "Le premier, mieux dit"


def lesson(scene: Scene) -> Page:
    return page_of(scene.edition, "first", "fr")


def address(page: Page, code: str = "school", language: str = "fr") -> str:
    return reverse("editions_admin:send_translation", args=[code, language, page.pk])


@pytest.fixture
def translated(school) -> Page:
    """The French lesson, whose title is translated anew and not yet live."""
    title = next(each for each in school.units() if each.source == "First")
    keep_translations(school.french, [(title, TITLE)], user=school.member(), tool="")
    return lesson(school)


@pytest.fixture
def translator(school, sign_in):
    return sign_in(school.member(Role.TRANSLATOR))


def answer(client, page: Page, name: str = "approve", comment: str = "") -> None:
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, state.pk])
    assert client.post(url, {"comment": comment}).status_code == 302


def test_it_is_live_when_reviewer_and_publisher_have_approved(school, translated, translator, sign_in):
    before = translated.title

    translator.post(address(translated))
    sent = Page.objects.get(pk=translated.pk)
    waiting = sent.workflow_in_progress
    answer(sign_in(school.member(Role.REVIEWER)), translated)
    answer(sign_in(school.member(Role.PUBLISHER)), translated)

    assert (sent.title, sent.draft_title, waiting) == (before, TITLE, True)
    live = Page.objects.get(pk=translated.pk)
    assert (live.title, live.workflow_in_progress) == (TITLE, False)


@pytest.mark.parametrize("name,said", [("approve", "is approved."), ("reject", "changes are asked for.")])
def test_whoever_answers_is_told_what_became_of_it(school, translated, translator, sign_in, name, said):
    translator.post(address(translated))
    reviewer = sign_in(school.member(Role.REVIEWER))
    state = Page.objects.get(pk=translated.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[translated.pk, name, state.pk])

    shown = reviewer.post(url, {"comment": "Shorter"}, follow=True)

    assert [str(each) for each in shown.context["messages"] if said in str(each)]


def test_whoever_is_to_answer_is_told_at_the_top_and_nobody_else(school, translated, translator, sign_in):
    translator.post(address(translated))
    page = reverse("wagtailadmin_pages:edit", args=[translated.pk])
    waits = 'class="translation-waits"'

    assert waits in sign_in(school.member(Role.REVIEWER)).get(page).content.decode()
    assert waits not in translator.get(page).content.decode()


def test_who_sends_it_back_says_why_and_it_can_be_sent_again(school, translated, translator, sign_in):
    translator.post(address(translated))
    answer(sign_in(school.member(Role.REVIEWER)), translated, "reject", "The title is too long")

    html = translator.get(reverse("wagtailadmin_pages:edit", args=[translated.pk])).content.decode()
    translator.post(address(translated))

    assert "The title is too long" in html
    assert "Send again for review" in html
    assert Page.objects.get(pk=translated.pk).workflow_in_progress
    assert WorkflowState.objects.filter(object_id=str(translated.pk)).count() == 1


def test_beside_the_texts_stands_what_one_may_do(school, translated, translator, sign_in):
    editor = reverse("wagtailadmin_pages:edit", args=[translated.pk])
    before = translator.get(editor).content.decode()
    translator.post(address(translated))
    reviewing = sign_in(school.member(Role.REVIEWER)).get(editor).content.decode()
    waiting = translator.get(editor).content.decode()

    assert address(translated) in before
    assert "/approve/" in reviewing
    assert "/reject/" in reviewing
    assert address(translated) not in waiting
    assert "/approve/" not in waiting


def test_what_waits_is_not_sent_twice(school, translated, translator):
    translator.post(address(translated))
    response = translator.post(address(translated), follow=True)

    assert "is in review already" in response.content.decode()
    assert WorkflowState.objects.filter(object_id=str(translated.pk)).count() == 1


def test_a_page_of_others_or_of_another_language_is_not_there(school, stranger, translated, translator):
    english, theirs = page_of(school.edition, "first"), page_of(stranger.edition, "first")

    for page in (english, theirs):
        assert translator.post(address(page)).status_code in (302, 404)
        assert not Page.objects.get(pk=page.pk).workflow_in_progress
    assert translator.get(address(translated)).status_code == 405


def test_the_panel_has_no_id_twice_although_the_editor_shows_its_panels_twice(translated, translator):
    html = translator.get(reverse("wagtailadmin_pages:edit", args=[translated.pk])).content.decode()

    ours = html.split('class="translation-help"')[1].split("</aside>")[0]
    assert "translation-help__send" in ours
    assert ' id="' not in ours
    assert ours.count("csrfmiddlewaretoken") == ours.count('method="post"') > 0
