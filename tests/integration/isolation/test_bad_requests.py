"""What a request gets wrong is told, and is no error of the server's."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from editions.models import Role
from tests.integration.isolation.leaks import text_of


def test_the_answer_names_the_field(world, sign_in):
    client = sign_in(world.alpha.owner)
    refused = client.post(reverse("wagtailadmin_pages:edit", args=[world.alpha.pk("lesson")]), {"title": "Half"})

    assert refused.status_code == 400
    assert "“body-count”" in refused.content.decode()
    assert refused["Content-Type"].startswith("text/plain")


def test_it_is_said_in_the_language_of_the_interface(world, sign_in):
    client = sign_in(world.alpha.owner)
    refused = client.post(
        reverse("wagtailadmin_choose_page_external_link"), headers={"accept-language": "fr"}
    ).content.decode()

    assert "external-link-chooser-url" in refused
    assert "formulaire" in refused


def test_nothing_is_saved(untouched, world, sign_in):
    sign_in(world.alpha.owner).post(reverse("wagtailadmin_pages:edit", args=[world.alpha.pk("lesson")]), {"title": "x"})

    assert not untouched.changes()


def test_a_file_that_waits_is_not_taken_without_its_form(world, sign_in):
    address = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[world.alpha.pk("document_upload")])
    said = sign_in(world.alpha.owner).post(address, {}).json()

    assert said["success"] is False
    assert "form" in said


@pytest.fixture
def translator(world, sign_in):
    return sign_in(world.alpha.people[Role.TRANSLATOR])


def po_address(world, way):
    return reverse(f"wagtail_localize:{way}_pofile", args=[world.alpha.pk("translation")])


def test_the_editors_po_file_is_one_of_ours(world, translator):
    response = translator.get(po_address(world, "download"), follow=True)
    texts = polib.pofile(response.content.decode())

    assert any("Written by qxalpha" in each.msgid for each in texts)
    assert {each.msgstr for each in texts} & {"<p>Écrit par qxalpha</p>", "Écrit par qxalpha"}


def test_a_po_file_that_comes_back_is_looked_at_before_it_is_taken(untouched, world, translator):
    taken = translator.get(po_address(world, "download"), follow=True).content.replace(
        "Écrit par".encode(), "Rédigé par".encode()
    )
    shown = translator.post(po_address(world, "upload"), {"file": SimpleUploadedFile("texts.po", taken)})

    assert shown.status_code == 200
    assert "Rédigé par qxalpha".lower() in text_of(shown)
    assert not untouched.changes()


def test_without_a_file_the_screen_asks_for_one(world, translator):
    shown = translator.post(po_address(world, "upload"), {})

    assert shown.status_code == 200
    assert shown.context["form"].errors["file"]


@pytest.mark.parametrize("kind", ["external", "email", "phone", "anchor"])
def test_a_chooser_leads_back_to_no_page_that_is_no_number(world, sign_in, kind):
    address = reverse(f"wagtailadmin_choose_page_{kind}_link")
    client = sign_in(world.alpha.owner)

    assert client.get(address, {"parent_page_id": "abc"}).status_code == 404
    assert client.get(address, {"parent_page_id": world.alpha.pk("module")}).status_code == 200


@pytest.mark.parametrize("name", ["wagtailimages_chooser:chosen_multiple", "wagtailadmin_choose_page_chosen_multiple"])
def test_an_id_that_is_no_number_is_nobodys(world, sign_in, name):
    assert sign_in(world.administrator).get(reverse(name), {"id": ["abc"]}).status_code == 404


@pytest.mark.parametrize(
    "words", ['"', 'common "qxalpha', '"common" "', '""', '" "', "100%", "common*", "a' OR b", "(", "-"]
)
@pytest.mark.parametrize("name", ["wagtailadmin_explore_root", "wagtailimages:index", "wagtaildocs:index"])
def test_a_search_takes_what_somebody_types(world, sign_in, name, words):
    assert sign_in(world.alpha.owner).get(reverse(name), {"q": words}, follow=True).status_code == 200


def test_words_are_found_beside_a_quotation_mark(world, sign_in):
    found = sign_in(world.alpha.owner).get(reverse("wagtailimages:index"), {"q": '"qxalpha'})

    assert "Common picture qxalpha" in found.content.decode()
