"""A page has an address once readers can find it there, and not before."""

import pytest

from cms.content.models import Lesson
from cms.content.page import ContentPage
from editions.actions.publish_release import publish_release
from editions.actions.withdraw_release import withdraw_release
from editions.addresses import WITH_IDENTITY
from tests.factories import make_page

ADDRESSES = {
    "course": "/reader/#/alpha/en",
    "module": "/reader/#/alpha/en/modules/readiness",
    "lesson": "/reader/#/alpha/en/lessons/first-hours",
    "tool": "/reader/#/alpha/en/tools/plan",
    "case": "/reader/#/alpha/en/cases/rio",
    "glossary": "/reader/#/alpha/en/glossary",
    "assessment": "/reader/#/alpha/en/assessment",
    "directory": "/reader/#/alpha/en/contacts",
    "institution": "/reader/#/alpha/en/contacts",
    "arabic": "/reader/#/alpha/ar",
}


def url_of(page: ContentPage) -> str | None:
    return type(page).objects.get(pk=page.pk).url


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_address_before_a_release(small, name):
    assert url_of(small.pages[name]) is None


def test_every_released_page_has_its_address(small):
    publish_release(small.edition)

    assert {name: url_of(small.pages[name]) for name in ADDRESSES} == ADDRESSES


def test_a_page_published_since_the_release_has_none_yet(small):
    publish_release(small.edition)
    page = make_page(Lesson, small.pages["module"], "Later")

    assert page.live
    assert url_of(page) is None


def test_the_address_is_the_released_one_until_the_next_release(small):
    publish_release(small.edition)
    lesson = small.pages["lesson"]
    lesson.slug = "renamed"
    lesson.save()

    assert url_of(lesson) == ADDRESSES["lesson"]
    publish_release(small.edition)
    assert url_of(lesson) == "/reader/#/alpha/en/lessons/renamed"


def test_addresses_go_when_the_last_release_is_withdrawn(small):
    publish_release(small.edition, version="1.0")
    withdraw_release(small.edition, "1.0", reason="Wrong")

    assert url_of(small.pages["lesson"]) is None


def test_a_language_that_is_not_offered_has_none(small):
    small.edition.edition_locales.filter(locale__language_code="ar").update(offered=False)
    publish_release(small.edition)

    assert url_of(small.pages["arabic"]) is None


def test_an_edition_that_is_not_public_has_none(small):
    publish_release(small.edition)
    small.edition.public = False
    small.edition.save()

    assert url_of(small.pages["lesson"]) is None


def test_a_whole_address_has_a_host(small, settings):
    publish_release(small.edition)
    settings.WAGTAILADMIN_BASE_URL = "https://courses.example"

    lesson = Lesson.objects.get(pk=small.pages["lesson"].pk)
    assert lesson.full_url == f"https://courses.example{ADDRESSES['lesson']}"


def test_a_list_of_pages_asks_once(small, django_assert_num_queries):
    for number in range(5):
        make_page(Lesson, small.pages["module"], f"Lesson {number}")
    publish_release(small.edition)
    url_of(small.pages["lesson"])

    with django_assert_num_queries(2):
        pages = Lesson.objects.child_of(small.pages["module"]).prefetch_related(WITH_IDENTITY)
        assert len([page for page in pages if page.url]) == 6
