"""An edition's people give it a look and names; readers get them with the next release."""

from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from editions.actions.change_language import drop_language
from editions.actions.publish_release import publish_release
from editions.actions.set_branding import pale_pairs, set_branding
from editions.contrast import LEGIBLE, contrast, rgb
from editions.documents.branding import stamp_of
from editions.errors import Invalid, NotPermitted
from editions.models import AuditAction, AuditEntry, Branding, Role
from tests.factories import make_image, make_user, png

COLOURS = {"color_primary": "#123456", "color_accent": "#aa7700", "color_surface": "#ffffff", "color_text": "#222222"}
QUERY = """
query($code: ID!) { edition(code: $code) { branding {
  en: name(locale: "en") ar: name(locale: "ar") footer(locale: "en") colorPrimary logo { src alt }
} } }
"""


def posted(**changed: Any) -> dict[str, Any]:
    texts = {"names-en": "Our course", "names-ar": "دورتنا", "footers-en": "A ministry", "footers-ar": ""}
    seen = stamp_of(Branding.objects.get(edition__code="alpha"))
    fields = {**COLOURS, "logo": "", **texts, "disclaimers-en": "", "disclaimers-ar": ""}
    return {**fields, "seen": seen, **changed}


@pytest.fixture
def owner(small, sign_in) -> Client:
    return sign_in(small.member(Role.OWNER))


def address(name: str = "branding", code: str = "alpha") -> str:
    return reverse(f"editions_admin:{name}", args=[code])


def read(token: str = "") -> dict[str, Any]:
    headers = {"Authorization": f"Preview {token}"} if token else {}
    body = {"query": QUERY, "variables": {"code": "alpha"}}
    answer = Client().post("/graphql/", body, content_type="application/json", headers=headers).json()
    return answer["data"]["edition"]["branding"]


def test_what_is_saved_is_read_with_the_next_release(small, owner):
    publish_release(small.edition)
    logo = make_image(small.edition.collection, "Seal", content=png("navy"), description="The seal")

    assert owner.post(address(), posted(logo=logo.pk)).status_code == 302
    assert read()["colorPrimary"] == "#12355B"
    publish_release(small.edition)

    branding = read()
    assert (branding["en"], branding["ar"], branding["footer"]) == ("Our course", "دورتنا", "A ministry")
    assert branding["colorPrimary"] == "#123456"
    assert branding["logo"]["alt"] == "The seal"
    assert Client().get(branding["logo"]["src"]).status_code == 200


def test_the_form_shows_what_is_saved_each_text_in_its_own_direction(small, owner):
    owner.post(address(), posted())

    shown = owner.get(address()).content.decode()

    assert 'value="#123456"' in shown
    field = next(each for each in shown.split("<input") if 'name="names-ar"' in each)
    assert [said in field for said in ('dir="rtl"', 'lang="ar"', "دورتنا")] == [True, True, True]


def test_what_is_written_is_previewed_before_it_is_saved(small, owner):
    publish_release(small.edition)
    logo = make_image(small.edition.collection, "Seal", content=png("navy"), description="The seal")

    answer = owner.post(address("branding_preview"), posted(logo=logo.pk, locale="ar")).json()

    _preview, token, code, locale = unquote(answer["address"]).split("#/")[1].split("/")
    assert (code, locale) == ("alpha", "ar")
    branding = read(token)
    assert (branding["ar"], branding["colorPrimary"]) == ("دورتنا", "#123456")
    assert Client().get(branding["logo"]["src"]).status_code == 200
    assert read()["ar"] != "دورتنا"
    assert Branding.objects.get(edition=small.edition).color_primary == "#12355B"


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"color_primary": "blue"}, "color_primary"),
        ({"color_text": "#12345"}, "color_text"),
        ({"color_accent": ""}, "color_accent"),
        ({"color_text": "#999999"}, "color_text"),
        ({"color_surface": "#123456"}, "color_primary"),
        ({"logo": "999999999"}, "logo"),
        ({"names-en": "x" * 256}, "names-en"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_saved(small, owner, wrong, field):
    before = Branding.objects.filter(edition=small.edition).values().get()
    response = owner.post(address(), posted(**wrong))

    # An id of nobody's is answered by the gate, as one of somebody else's is.
    if field != "logo":
        assert field in response.context["form"].errors
        assert field in owner.post(address("branding_preview"), posted(**wrong)).json()["errors"]
    else:
        assert response.status_code in (302, 404)
    assert Branding.objects.filter(edition=small.edition).values().get() == before


def test_the_pair_that_cannot_be_read_is_named_and_a_colour_that_can_is_proposed(small, owner):
    answer = owner.post(address("branding_preview"), posted(color_text="#888888")).json()

    assert answer["errors"]["color_text"].startswith(
        "The text #888888 on the background #ffffff has a contrast of 3.54:1: less than 4.5:1."
    )
    better = answer["better"]["color_text"]
    assert LEGIBLE <= contrast(rgb(better), rgb("#ffffff")) < 4.7
    assert "address" in owner.post(address("branding_preview"), posted(color_text=better)).json()


@pytest.mark.parametrize("surface", ["#ffffff", "#000000", "#777777", "#0f766e", "#ffd400"])
@pytest.mark.parametrize("ink", ["#ffffff", "#000000", "#777777", "#0f766e", "#ffd400"])
def test_whatever_is_proposed_can_be_read(ink, surface):
    colours = {**COLOURS, "color_surface": surface, "color_text": ink, "color_primary": ink}
    better = {each.field: each.better for each in pale_pairs(colours)}

    assert pale_pairs({**colours, **better}) == []


def test_a_logo_of_another_edition_is_not_taken_and_not_shown(small, foreign, owner):
    theirs = make_image(foreign.edition.collection, "Their seal", content=png("red"))

    assert owner.post(address(), posted(logo=theirs.pk)).status_code in (302, 404)
    assert owner.post(address("branding_preview"), posted(logo=theirs.pk)).status_code in (302, 404)
    with pytest.raises(Invalid):
        set_branding(small.edition, {"logo": theirs})
    assert Branding.objects.get(edition=small.edition).logo is None
    Branding.objects.filter(edition=small.edition).update(logo=theirs)
    assert "Their seal" not in owner.get(address()).content.decode()


def test_languages_that_the_edition_has_not_are_refused(small):
    with pytest.raises(Invalid, match="fr"):
        set_branding(small.edition, {"names": {"fr": "Notre cours"}})


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.EDITOR, Role.REVIEWER, Role.PUBLISHER])
def test_a_smaller_role_changes_nothing(small, sign_in, role):
    client = sign_in(small.member(role))

    assert client.post(address(), posted()).status_code in (302, 403)
    assert client.post(address("branding_preview"), posted()).status_code in (302, 403)
    assert Branding.objects.get(edition=small.edition).names == {}
    with pytest.raises(NotPermitted):
        set_branding(small.edition, {}, user=small.member(role))


def test_strangers_find_no_such_screen(small, foreign, sign_in):
    stranger = sign_in(foreign.member(Role.OWNER))

    for name in ("branding", "branding_preview"):
        assert stranger.post(address(name), posted()).status_code == 404


def test_who_saves_later_sees_the_others_beside_and_keeps_what_was_typed(small, sign_in):
    first, second = sign_in(small.member(Role.OWNER)), sign_in(small.member(Role.OWNER))
    seen = stamp_of(Branding.objects.get(edition=small.edition))
    first.post(address(), posted(seen=seen))

    mine = posted(**{"names-en": "Mine", "names-ar": "", "seen": seen})
    shown = second.post(address(), mine)

    html = shown.content.decode()
    assert "Somebody else has changed the branding meanwhile" in html
    assert shown.context["form"].errors["names-en"] == ["Saved here now: “Our course”."]
    assert 'value="Mine"' in html
    assert Branding.objects.get(edition=small.edition).names == {"en": "Our course", "ar": "دورتنا"}

    assert second.post(address(), mine | {"seen": shown.context["seen"]}).status_code == 302
    assert Branding.objects.get(edition=small.edition).names == {"en": "Mine"}


def test_what_changed_is_written_down_with_its_languages(small, owner):
    owner.post(address(), posted())
    owner.post(address(), posted(**{"names-ar": "دورة", "color_accent": "#bb7700"}))
    owner.post(address(), posted(**{"names-ar": "دورة", "color_accent": "#bb7700"}))

    entries = AuditEntry.objects.filter(edition=small.edition, action=AuditAction.BRANDING_CHANGED).order_by("pk")
    assert [entry.details["changed"] for entry in entries][1:] == ["color_accent, names (ar)"]


def test_a_languages_texts_go_with_it_and_not_with_what_is_saved(small, owner):
    owner.post(address(), posted())
    row = small.edition.edition_locales.get(locale__language_code="ar")
    row.delete()
    owner.post(address(), posted())
    assert Branding.objects.get(edition=small.edition).names["ar"] == "دورتنا"
    row.save()

    drop_language(small.edition, "ar")

    assert Branding.objects.get(edition=small.edition).names == {"en": "Our course"}


def test_a_picture_of_nobodys_is_refused_with_where_it_belongs(small, sign_in):
    set_branding(small.edition, COLOURS)
    root = Collection.get_first_root_node()
    image = make_image(root, "Elsewhere")
    shown = sign_in(make_user("boss", administrator=True)).post(
        reverse("editions_admin:branding", args=[small.edition.code]), posted(logo=image.pk)
    )

    assert small.edition.collection.name in shown.context["form"].errors["logo"][0]
