"""Roles in the demo's editions reach every language, those added after the fork too."""

import pytest
from wagtail.models import Page

from cms.content.models import Course
from editions.actions.add_language import add_language
from editions.models import Edition, Role
from editions.permissions import forget_roles
from tests.factories import make_member


@pytest.fixture(params=["global", "ph-sample", "lb-sample"])
def edition(request, demo) -> Edition:
    return Edition.objects.get(code=request.param)


def roots(edition: Edition) -> dict[str, Page]:
    courses = Course.objects.filter(identity__edition=edition).select_related("locale")
    return {course.locale.language_code: course for course in courses}


def may(user, page: Page) -> str:
    forget_roles(user)
    tester = page.permissions_for_user(user)
    answers = {"edit": tester.can_edit(), "publish": tester.can_publish(), "add": tester.can_add_subpage()}
    return " ".join(word for word, answer in answers.items() if answer)


def test_every_language_of_an_edition_has_a_course(edition):
    assert set(roots(edition)) == set(edition.edition_locales.values_list("locale__language_code", flat=True))


@pytest.mark.parametrize(
    "role, rights",
    [(Role.EDITOR, "edit add"), (Role.REVIEWER, "edit add"), (Role.PUBLISHER, "edit publish add")],
)
def test_a_role_means_the_same_in_every_language(edition, role, rights):
    person = make_member(edition, role)

    assert {code: may(person, root) for code, root in roots(edition).items()} == dict.fromkeys(roots(edition), rights)


def test_a_translator_writes_in_every_language_but_the_source(edition):
    person = make_member(edition, Role.TRANSLATOR)
    source = edition.source_locale.language_code

    assert {code: may(person, root) for code, root in roots(edition).items()} == {
        code: "" if code == source else "edit" for code in roots(edition)
    }


def test_a_language_that_is_added_later_is_everybodys_at_once(edition):
    person = make_member(edition, Role.PUBLISHER)
    add_language(edition, "pt-br")

    course = roots(edition)["pt-br"]
    assert may(person, course) == "edit publish add"
    assert all(may(person, page).startswith("edit publish") for page in course.get_children())


def test_a_page_deep_in_an_added_language_is_open_too(demo):
    edition = Edition.objects.get(code="ph-sample")
    person = make_member(edition, Role.EDITOR)
    lesson = Page.objects.filter(
        identity__edition=edition, locale__language_code="fil", content_type__model="lesson"
    ).first()

    assert lesson is not None
    assert may(person, lesson) == "edit"


def test_nobody_of_another_edition_may_do_anything_there(edition):
    for other in Edition.objects.exclude(pk=edition.pk):
        stranger = make_member(other, Role.OWNER)
        assert {may(stranger, root) for root in roots(edition).values()} == {""}
