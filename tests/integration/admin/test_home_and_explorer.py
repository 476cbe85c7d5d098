"""What people find when they sign in: their editions and courses, and nothing of a developer's."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from editions.actions.publish_release import publish_release
from editions.models import Role
from tests.factories import make_page


@pytest.fixture
def editor(small, sign_in):
    return sign_in(small.member(Role.EDITOR))


def html_of(client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_wagtails_welcome_page_and_site_are_gone(small):
    assert not Page.objects.filter(slug="home").exists()
    assert not Site.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_home_shows_ones_editions_and_what_is_not_released(small, foreign, editor):
    publish_release(small.edition, version="3.2")
    small.pages["lesson"].save_revision().publish()

    html = html_of(editor, "wagtailadmin_home")

    assert "Edition alpha" in html
    assert "3.2" in html
    assert "1 page published since" in html
    assert "1 not filled" in html
    assert "beta" not in html


def test_a_page_that_was_taken_away_counts_as_a_change(small, editor):
    publish_release(small.edition)
    small.pages["tool"].unpublish()

    assert "1 page taken away" in html_of(editor, "wagtailadmin_home")


def test_home_counts_no_pages_and_files(small, editor):
    assert "w-summary" not in html_of(editor, "wagtailadmin_home")


def test_who_runs_the_installation_sees_all_editions(small, foreign, administrator, sign_in):
    html = html_of(sign_in(administrator), "wagtailadmin_home")

    assert "Edition alpha" in html
    assert "Edition beta" in html


def test_the_menu_speaks_of_courses_and_has_no_clutter(small, editor):
    html = html_of(editor, "wagtailadmin_home")

    assert "Courses" in html
    for unwanted in ('"name": "reports"', '"name": "settings"', '"name": "snippets"'):
        assert unwanted not in html


def test_courses_stand_at_the_root_with_their_edition_and_no_talk_of_sites(small, editor):
    html = html_of(editor, "wagtailadmin_explore_root")

    assert "Course alpha" in html
    assert "Edition alpha" in html
    assert "associated with a site" not in html


def test_a_module_lists_its_pages_in_order_with_numbers(small, editor):
    module = small.pages["module"]
    first = small.pages["lesson"]
    second = make_page(type(first), module, "Second lesson")
    second.move(first, pos="right")
    first.save_revision().publish()

    html = html_of(editor, "wagtailadmin_explore", module.pk)

    assert html.index("First hours") < html.index("Second lesson") < html.index("Plan on a page")
    assert "no site" not in html


def test_a_course_lists_minutes(small, editor):
    html = html_of(editor, "wagtailadmin_explore", small.pages["course"].pk)

    assert "Minutes" in html
    assert "25" in html


def test_a_longer_list_asks_no_more_often_about_editions(small, editor, django_assert_max_num_queries):
    module, lesson = small.pages["module"], small.pages["lesson"]

    def asked() -> int:
        """Wagtail's own queries, which grow with the list, aside."""
        with django_assert_max_num_queries(500) as context:
            html_of(editor, "wagtailadmin_explore", module.pk)
        return sum('"editions_' in query["sql"] for query in context.captured_queries)

    publish_release(small.edition)
    asked()
    few = asked()
    for number in range(6):
        make_page(type(lesson), module, f"Lesson {number}")
    publish_release(small.edition)
    asked()

    assert asked() == few


@pytest.mark.parametrize(
    "language, direction, words",
    [("fr", "ltr", "Vos éditions"), ("es", "ltr", "Sus ediciones"), ("ar", "rtl", "نسخك")],
)
def test_home_speaks_the_persons_language(small, sign_in, language, direction, words):
    person = small.member(Role.EDITOR)
    UserProfile.objects.create(user=person, preferred_language=language)

    html = html_of(sign_in(person), "wagtailadmin_home")

    assert words in html
    assert f'dir="{direction}"' in html


def test_no_number_on_the_help_menu_asks_for_attention(small, sign_in):
    html = sign_in(small.member(Role.EDITOR)).get(reverse("wagtailadmin_home")).content.decode()

    assert "editor-guide" in html
    assert "w-dismissible-id-value&quot;" not in html
