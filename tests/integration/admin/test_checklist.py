"""What is left until an edition is its owner's own, said on its home."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.content.models import CaseStudy
from editions.actions.add_language import add_language
from editions.actions.fork_edition import fork_edition
from editions.actions.publish_release import publish_release
from editions.actions.set_branding import set_branding
from editions.admin.checklist import Checklist, Step
from editions.admin.overview import Overview
from editions.models import Edition, PageIdentity, Role
from tests.factories import make_member, make_page


@pytest.fixture
def fork(small) -> Edition:
    publish_release(small.edition)
    return fork_edition(small.edition, "ours", title="Ours", owner="A ministry").edition


@pytest.fixture
def owner(fork) -> Any:
    return make_member(fork, Role.OWNER)


def steps(edition: Edition, user: Any) -> dict[str, Step]:
    return {step.name: step for step in Checklist(Overview(edition, user)).steps}


def page_of(edition: Edition, slug: str) -> Any:
    return PageIdentity.objects.get(edition=edition, page__slug=slug, locale=edition.source_locale).page.specific


def test_a_new_fork_has_everything_before_it(fork, owner):
    found = steps(fork, owner)

    assert list(found) == ["Languages", "Institutions and hotlines", "Case studies", "Branding", "Review", "Release"]
    assert {name for name, step in found.items() if step.done} == {"Review"}
    assert found["Institutions and hotlines"].left == ["1 slot not filled"]
    assert "upstream's" in found["Branding"].left[0]
    assert "upstream's" in found["Case studies"].left[0]


def test_languages_say_what_is_not_translated_in_each(fork, owner):
    [arabic] = steps(fork, owner)["Languages"].left
    # Each name in isolation marks, so that its direction is not the sentence's.
    assert arabic.startswith("\u2068العربيّة\u2069: ")
    assert "pages not begun" in arabic

    add_language(fork, "sw")
    names = [each.partition(":")[0].strip("\u2068\u2069") for each in steps(fork, owner)["Languages"].left]
    assert names == ["العربيّة", "Kiswahili"]


def test_what_is_done_is_left_no_more(fork, owner):
    set_branding(fork, {"names": {"en": "Our own"}}, user=owner)
    case = make_page(
        CaseStudy,
        page_of(fork, "readiness"),
        "Ours 2011",
        slug="ours-2011",
        facts="<p>Here.</p>",
        teaching_point="<p>Go.</p>",
    )
    case.get_latest_revision().publish()
    publish_release(fork)

    found = steps(Edition.objects.get(pk=fork.pk), owner)
    assert {name for name, step in found.items() if step.done} == {"Case studies", "Branding", "Review", "Release"}


def test_drafts_and_what_waits_in_review_are_counted(fork, owner):
    lesson = page_of(fork, "first-hours")
    lesson.title = "Draft"
    lesson.save_revision()
    lesson.get_workflow().start(lesson, owner)

    assert steps(fork, owner)["Review"].left == ["1 page with a draft", "1 page in review"]


def test_it_is_on_the_editions_home_with_the_way_to_each_step(fork, owner):
    client = Client()
    client.force_login(owner)

    shown = client.get(reverse("editions_admin:edition", args=["ours"])).content.decode()

    assert "Make it yours" in shown
    assert "1 of 6 done" in shown
    for name in ("languages", "directory", "branding", "publish_release"):
        assert f'href="{reverse(f"editions_admin:{name}", args=["ours"])}"' in shown


def test_who_may_not_take_a_step_is_not_led_there(fork):
    translator = make_member(fork, Role.TRANSLATOR)
    found = steps(fork, translator)

    assert (found["Branding"].address, found["Languages"].address, found["Release"].address) == ("", "", "")


def test_a_language_more_costs_two_queries(fork, owner):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert len(steps(fork, owner)) == 6
        return len(queries)

    asked()
    before = asked()
    add_language(fork, "sw")
    assert asked() == before + 2
