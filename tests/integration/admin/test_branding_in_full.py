"""Typeface, drawing, signatory, seal and legal texts: written in the admin, previewed, released, and moved."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from editions.actions.export_edition import export_edition
from editions.actions.fork_edition import fork_edition
from editions.actions.import_edition import import_edition
from editions.actions.publish_release import publish_release
from editions.actions.set_branding import set_branding
from editions.documents.store import manifest_of
from editions.errors import Invalid
from editions.models import Branding, Role
from editions.transfer.refused import BundleRefused
from tests.factories import make_image, png
from tests.integration.admin.test_branding_screen import COLOURS, posted
from tests.integration.transfer.forgery import Forgery

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#123456"></rect></svg>'
)
HOSTILE = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
QUERY = """
query($code: ID!, $locale: String!) { edition(code: $code) { branding {
  typeface logoSvg imprint(locale: $locale) privacyNotice(locale: $locale) terms(locale: $locale) tokens
  signatory(locale: $locale) { name function seal { src alt } }
} } }
"""
TEXTS = {
    "signatory_names": {"en": "The director", "ar": "المدير"},
    "signatory_functions": {"en": "Head of training"},
    "imprints": {"en": "A ministry\n\n1 Example Street"},
    "terms": {"ar": "للجميع"},
}


def read(locale: str = "en", token: str = "", code: str = "alpha") -> dict[str, Any]:
    headers = {"Authorization": f"Preview {token}"} if token else {}
    body = {"query": QUERY, "variables": {"code": code, "locale": locale}}
    answer = Client().post("/graphql/", body, content_type="application/json", headers=headers).json()
    assert "errors" not in answer, answer
    return answer["data"]["edition"]["branding"]


def address(name: str = "branding") -> str:
    return reverse(f"editions_admin:{name}", args=["alpha"])


def drawing(content: str = DRAWING) -> SimpleUploadedFile:
    return SimpleUploadedFile("logo.svg", content.encode(), content_type="image/svg+xml")


def flat() -> dict[str, Any]:
    return {f"{name}-{code}": text for name, texts in TEXTS.items() for code, text in texts.items()}


@pytest.fixture
def owner(small, sign_in) -> Client:
    return sign_in(small.member(Role.OWNER))


@pytest.fixture
def seal(small) -> Any:
    return make_image(small.edition.collection, "Seal", content=png("navy"), description="The seal")


def test_what_is_saved_is_read_with_the_next_release_in_each_language(small, owner, seal):
    sent = posted(**flat(), seal=seal.pk, typeface="serif", drawing=drawing())

    assert owner.post(address(), sent).status_code == 302
    publish_release(small.edition)

    english, arabic = read(), read("ar")
    assert (english["typeface"], english["logoSvg"]) == ("SERIF", DRAWING)
    assert english["tokens"]["font"]["text"]["$value"][:2] == ["Noto Serif", "Noto Naskh Arabic"]
    assert (english["signatory"]["name"], english["signatory"]["function"]) == ("The director", "Head of training")
    assert english["signatory"]["seal"]["alt"] == "The seal"
    assert Client().get(english["signatory"]["seal"]["src"]).status_code == 200
    assert (arabic["signatory"]["name"], arabic["signatory"]["function"]) == ("المدير", "Head of training")
    assert (english["imprint"].split(), english["terms"]) == (TEXTS["imprints"]["en"].split(), "")
    assert arabic["terms"] == "للجميع"
    assert arabic["imprint"] == english["imprint"]


def test_it_is_previewed_before_it_is_saved(small, owner, seal):
    publish_release(small.edition)
    sent = posted(**flat(), seal=seal.pk, typeface="sans", drawing=drawing(), locale="ar")

    told = owner.post(address("branding_preview"), sent).json()

    shown = read("ar", unquote(told["address"]).split("#/")[1].split("/")[1])
    assert (shown["typeface"], shown["logoSvg"], shown["signatory"]["name"]) == ("SANS", DRAWING, "المدير")
    assert shown["signatory"]["seal"] is not None
    assert read()["typeface"] == "SYSTEM"


def test_what_could_do_more_than_draw_is_said_and_not_kept(small, owner):
    answer = owner.post(address(), posted(drawing=drawing(HOSTILE)))

    assert (answer.status_code, "“script”" in answer.content.decode()) == (200, True)
    assert owner.post(address("branding_preview"), posted(drawing=drawing(HOSTILE))).json()["errors"].keys() == {
        "drawing"
    }
    assert Branding.objects.get(edition=small.edition).logo_svg == ""
    with pytest.raises(Invalid):
        set_branding(small.edition, {"logo_svg": HOSTILE})


def test_the_drawing_stays_until_it_is_left_out(small, owner):
    owner.post(address(), posted(drawing=drawing()))
    owner.post(address(), posted())
    assert Branding.objects.get(edition=small.edition).logo_svg == DRAWING

    owner.post(address(), posted(without_drawing="on"))

    assert Branding.objects.get(edition=small.edition).logo_svg == ""


def test_a_drawing_that_came_into_a_release_otherwise_is_not_served(small):
    Branding.objects.update_or_create(edition=small.edition, defaults={"logo_svg": HOSTILE})
    publish_release(small.edition)

    assert read()["logoSvg"] == ""


def test_a_foreign_seal_is_refused(small, foreign, owner):
    other = make_image(foreign.edition.collection, "Theirs", content=png("red"))

    assert owner.post(address(), posted(seal=other.pk)).status_code in (302, 404)
    assert not Branding.objects.filter(edition=small.edition, seal=other).exists()
    with pytest.raises(Invalid):
        set_branding(small.edition, {"seal": other})


@pytest.mark.parametrize("values", [{"typeface": "comic"}, {"terms": {"xx": "?"}}])
def test_what_does_not_exist_is_refused(small, values):
    with pytest.raises(Invalid):
        set_branding(small.edition, values)


def test_an_edition_that_chooses_nothing_keeps_its_digest(small):
    first = publish_release(small.edition).release
    set_branding(small.edition, {**TEXTS, "typeface": "sans", "logo_svg": DRAWING})
    assert publish_release(small.edition).release.digest != first.digest

    nothing = {name: {} for name in TEXTS}
    set_branding(small.edition, {**nothing, "typeface": "system", "logo_svg": ""})

    assert publish_release(small.edition).release.digest == first.digest


def test_a_fork_begins_with_the_look_and_with_nothing_that_its_upstream_is_called_or_answers_for(small, seal):
    set_branding(small.edition, {**TEXTS, "typeface": "sans", "logo_svg": DRAWING, "seal": seal})
    publish_release(small.edition)

    child = fork_edition(small.edition, "child", title="Child", owner="A ministry").edition

    branding = Branding.objects.get(edition=child)
    assert (branding.typeface, branding.logo_svg) == ("sans", DRAWING)
    assert (branding.names, branding.terms, branding.imprints, branding.signatory_names) == ({}, {}, {}, {})
    assert branding.seal is None


def test_it_moves_and_what_is_hostile_does_not(small, seal, tmp_path: Path):
    file = tmp_path / "alpha.zip"
    set_branding(small.edition, {**COLOURS, **TEXTS, "typeface": "sans", "logo_svg": DRAWING, "seal": seal})
    digest = publish_release(small.edition).release.digest
    small.edition.refresh_from_db()
    export_edition(small.edition, file)
    forgery = Forgery(file)
    forgery.newest["edition"]["code"] = "moved"
    forgery.index["edition"]["code"] = "moved"

    with transaction.atomic():
        edition = import_edition(forgery.write(tmp_path / "moved.zip")).edition
        listed = manifest_of(edition.latest_release)["branding"]
        assert listed == manifest_of(small.edition.releases.get(digest=digest))["branding"]
        assert Branding.objects.get(edition=edition).logo_svg == DRAWING
        transaction.set_rollback(True)

    for wrong in (HOSTILE, DRAWING.replace("></rect>", "/>")):
        forgery.newest["branding"]["logo_svg"] = wrong
        with pytest.raises(BundleRefused):
            import_edition(forgery.write(tmp_path / "wrong.zip"))
