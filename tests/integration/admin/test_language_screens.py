"""An edition's people add languages, say which are offered, and take one out."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from editions.actions.change_language import change_language, drop_language
from editions.actions.publish_release import publish_release
from editions.documents.store import manifest_of
from editions.errors import Invalid, NotPermitted
from editions.models import PageIdentity, Role


@pytest.fixture
def owner(small, sign_in) -> Client:
    return sign_in(small.member(Role.OWNER))


def address(name: str, *parts: str, code: str = "alpha") -> str:
    return reverse(f"editions_admin:{name}", args=[code, *parts])


def languages(small) -> dict[str, tuple[bool, str | None]]:
    rows = small.edition.edition_locales.select_related("locale", "fallback")
    return {row.locale.language_code: (row.offered, row.fallback and row.fallback.language_code) for row in rows}


def test_a_language_of_cldr_is_added_with_a_course_to_translate(small, owner):
    assert owner.post(address("languages"), {"language": "sw"}).status_code == 302

    assert languages(small)["sw"] == (False, None)
    assert PageIdentity.objects.filter(edition=small.edition, locale__language_code="sw").exists()
    assert "Kiswahili" in owner.get(address("languages")).content.decode()


@pytest.mark.parametrize("wrong", ["", "en", "klingon", "../fr"])
def test_what_is_no_further_language_is_refused(small, owner, wrong):
    response = owner.post(address("languages"), {"language": wrong})

    assert response.context["form"].errors["language"]
    assert set(languages(small)) == {"en", "ar"}


def test_what_is_offered_and_where_it_falls_back_to_is_in_the_next_release(small, owner):
    owner.post(address("languages"), {"language": "fr", "offered": "on"})

    assert owner.post(address("change_language", "fr"), {"offered": "on", "fallback": "ar"}).status_code == 302
    assert owner.post(address("change_language", "ar"), {"fallback": ""}).status_code == 302

    assert languages(small) == {"en": (True, None), "ar": (False, None), "fr": (True, "ar")}
    rows = {row["code"]: row for row in manifest_of(publish_release(small.edition).release)["locales"]}
    assert (rows["fr"]["fallback"], rows["ar"]["offered"]) == ("ar", False)


def test_languages_never_fall_back_in_a_circle(small, owner):
    for code in ("fr", "es"):
        owner.post(address("languages"), {"language": code})
    change_language(small.edition, "fr", offered=True, fallback="ar")
    change_language(small.edition, "es", offered=True, fallback="fr")

    refused = owner.post(address("change_language", "ar"), {"offered": "on", "fallback": "es"})

    assert "circle" in str(refused.context["form"].errors)
    assert languages(small)["ar"] == (True, None)


def test_one_language_is_always_offered(small, owner):
    owner.post(address("change_language", "ar"), {"fallback": ""})
    refused = owner.post(address("change_language", "en"), {"fallback": ""})

    assert "only language" in str(refused.context["form"].errors)
    assert languages(small)["en"] == (True, None)


def test_a_language_is_deleted_with_its_pages_when_its_owner_is_sure(small, owner):
    release = publish_release(small.edition).release
    assert owner.post(address("drop_language", "ar"), {}).status_code == 200
    assert "ar" in languages(small)

    assert owner.post(address("drop_language", "ar"), {"sure": "on"}).status_code == 302

    assert set(languages(small)) == {"en"}
    assert not PageIdentity.objects.filter(edition=small.edition, locale__language_code="ar").exists()
    assert Page.find_problems() == ([], [], [], [], [])
    assert {row["code"] for row in manifest_of(release)["locales"]} == {"en", "ar"}
    owner.post(address("languages"), {"language": "ar"})
    assert "ar" in languages(small)


def test_the_source_language_stays(small, owner):
    with pytest.raises(Invalid):
        drop_language(small.edition, "en")
    assert "stays" in str(owner.post(address("drop_language", "en"), {"sure": "on"}).context["form"].errors)


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.EDITOR, Role.REVIEWER, Role.PUBLISHER])
def test_a_smaller_role_changes_nothing(small, sign_in, role):
    person = small.member(role)
    client = sign_in(person)

    for name, parts in (("languages", ()), ("change_language", ("ar",)), ("drop_language", ("ar",))):
        assert client.post(address(name, *parts), {"language": "sw", "sure": "on"}).status_code in (302, 403)
    with pytest.raises(NotPermitted):
        change_language(small.edition, "ar", offered=False, fallback=None, user=person)
    with pytest.raises(NotPermitted):
        drop_language(small.edition, "ar", user=person)
    assert languages(small) == {"en": (True, None), "ar": (True, None)}


def test_strangers_find_no_such_screens(small, foreign, sign_in):
    stranger = sign_in(foreign.member(Role.OWNER))

    for name, parts in (("languages", ()), ("change_language", ("ar",)), ("drop_language", ("ar",))):
        assert stranger.get(address(name, *parts)).status_code == 404
        assert stranger.post(address(name, *parts), {"language": "sw", "sure": "on"}).status_code == 404


def test_a_language_that_it_has_not_is_not_there(small, owner):
    assert owner.get(address("change_language", "fr")).status_code == 404
    assert owner.get(address("drop_language", "fr")).status_code == 404
