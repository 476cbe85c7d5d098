"""All slots on one screen: saved together or not at all, with what was typed kept, by who may."""

import html
import re

import pytest
from django.urls import reverse

from editions.models import Role, SlotChange
from tests.integration.directory.conftest import NUMBER, OTHER_NUMBER

pytestmark = pytest.mark.django_db

URL = "/admin/editions/of/alpha/directory/"
_FIELD = re.compile(r'<input[^>]*name="([^"]+)" value="([^"]*)"')


def opened(client, url: str = URL) -> dict[str, str]:
    """The form's fields as a browser would send them; menus are left as they are when left out."""
    text = client.get(url).content.decode()
    return {name: html.unescape(value) for name, value in _FIELD.findall(text) if name != "csrfmiddlewaretoken"}


def shown(response) -> str:
    return html.unescape(response.content.decode())


@pytest.fixture
def client(scene, sign_in):
    return sign_in(scene.member(Role.PUBLISHER))


def test_it_shows_every_slot_in_every_language_with_how_it_stands(scene, client):
    scene.change("hotline", phone=NUMBER)
    text = shown(client.get(URL))

    assert text.count("-base") == 12
    assert f'value="{NUMBER}"' in text
    assert "(202) 555-0123" in text
    assert text.count("Falls back") == 2
    assert text.count(">Not filled<") == 9


def test_what_is_saved_reaches_readers(scene, client, served):
    form = opened(client)
    form |= {"en:hotline-phone": "+1 202 555 0123", "ar:law-text": "قانون", "en:ministry-institution": scene.lineage}
    response = client.post(URL, form, follow=True)

    assert "3 slots were changed" in shown(response)
    assert served(scene.edition)["hotline"]["value"] == NUMBER
    assert served(scene.edition)["ministry"]["value"] == "Ministry of alpha"
    assert served(scene.edition, "ar")["law"]["value"] == "قانون"
    assert set(SlotChange.objects.values_list("how", flat=True)) == {"table"}


def test_sending_the_form_as_it_is_changes_nothing(scene, client):
    scene.change("hotline", phone=NUMBER, hours="24/7", time_zone="UTC")
    count = SlotChange.objects.count()

    assert "Nothing was changed" in shown(client.post(URL, opened(client), follow=True))
    assert SlotChange.objects.count() == count


def test_a_mistake_is_told_at_its_cell_and_all_that_was_typed_stays(scene, client):
    form = opened(client) | {"en:hotline-phone": "112", "fr:law-text": "Loi 7"}
    text = shown(client.post(URL, form))

    assert 'value="112"' in text
    assert 'value="Loi 7"' in text
    assert 'aria-describedby="cell-en-hotline-phone-problem"' in text
    assert "Begin with + and the country" in text
    assert not SlotChange.objects.exists()


def test_somebody_elses_change_is_shown_beside_ones_own_and_saving_again_decides(scene, client):
    form = opened(client) | {"en:hotline-phone": OTHER_NUMBER, "fr:law-text": "Loi 7"}
    scene.change("hotline", phone=NUMBER)
    scene.change("site", url="https://help.example")
    response = client.post(URL, form)
    text = shown(response)

    assert f"Somebody else has put <bdi>{NUMBER}</bdi> here meanwhile" in text
    assert f'value="{OTHER_NUMBER}"' in text
    assert scene.values("hotline")["phone"] == NUMBER
    assert scene.values("law", "fr")["text"] == ""

    fields = _FIELD.findall(response.content.decode())
    again = {name: html.unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}
    client.post(URL, again)
    assert scene.values("hotline")["phone"] == OTHER_NUMBER
    assert scene.values("law", "fr")["text"] == "Loi 7"
    assert scene.values("site")["url"] == "https://help.example"


def test_one_may_look_at_what_needs_something_alone(scene, client):
    scene.change("law", text="Act")
    text = shown(client.get(f"{URL}?show=unfilled"))

    assert text.count("-base") == 9
    assert 'id="slot-law"' not in text
    assert "No slot is like that" in shown(client.get(f"{URL}?show=wrong"))


def test_what_stands_there_and_cannot_be_right_is_marked(scene, client):
    page = scene.pages["fr"]
    page.slot_values = page._meta.get_field("slot_values").to_python(
        [{"type": "value", "id": "a", "value": {"slot": "hotline", "phone": "+1202555"}}]
    )
    page.save()

    assert "This number is too short" in shown(client.get(f"{URL}?show=wrong"))


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.EDITOR, Role.REVIEWER])
def test_others_of_the_edition_look_and_cannot_change(scene, sign_in, role):
    client = sign_in(scene.member(role))
    text = shown(client.get(URL))
    assert "Publishers and owners" in text
    assert "Save for readers" not in text

    client.post(URL, {"en:hotline-base": "{}", "en:hotline-phone": NUMBER})
    assert scene.values("hotline")["phone"] == ""
    assert client.get(f"{URL}upload/").status_code == 302


def test_in_an_archived_edition_nothing_changes(scene, client):
    form = opened(client) | {"en:hotline-phone": NUMBER}
    scene.edition.archived_at = scene.edition.created_at
    scene.edition.save()

    client.post(URL, form)
    assert scene.values("hotline")["phone"] == ""


@pytest.mark.parametrize("name", ["directory", "directory_csv", "directory_upload", "directory_history"])
def test_strangers_learn_nothing(scene, foreign, sign_in, name):
    url = reverse(f"editions_admin:{name}", args=["alpha"])

    assert sign_in(foreign.member(Role.OWNER)).get(url).status_code == 404


def test_names_of_others_slots_institutions_and_languages_in_the_form_do_nothing(scene, foreign, client):
    before = foreign.values("hotline")
    form = {
        "en:hotline-base": "not json",
        "en:hotline-phone": NUMBER,
        "xx:hotline-base": "{}",
        "xx:hotline-phone": NUMBER,
        "en:unknown-base": "{}",
        "en:unknown-text": "x",
        "en:ministry-base": "{}",
        "en:ministry-institution": foreign.lineage,
        "en:law-base": "[1]",
    }
    text = shown(client.post(URL, form))

    assert "no such institution" in text
    assert "beta" not in text
    assert scene.values("hotline")["phone"] == ""
    assert foreign.values("hotline") == before


def test_words_with_markup_in_them_are_shown_as_words(scene, client):
    scene.change("law", text='<script>alert(1)</script>" onfocus="x')
    text = client.get(URL).content.decode()

    assert "<script>alert(1)" not in text
    assert '" onfocus="x' not in text


def test_more_slots_and_languages_ask_no_more_questions(scene, client, django_assert_max_num_queries):
    client.get(URL)
    with django_assert_max_num_queries(45):
        client.get(URL)


# History -----------------------------------------------------------------------------------------


def test_history_tells_who_and_what_and_a_button_takes_it_back(scene, client, served):
    client.post(URL, opened(client) | {"en:hotline-phone": NUMBER})
    change = SlotChange.objects.get()
    text = shown(client.get(f"{URL}history/"))
    assert NUMBER in text
    assert change.by.get_username() in text

    said = shown(client.post(f"{URL}history/{change.pk}/undo/", follow=True))
    assert "It stands as before" in said
    assert served(scene.edition)["hotline"]["filled"] is False
    assert f"{change.pk}/undo/" not in said


def test_undoing_under_another_change_is_refused_in_words(scene, client):
    scene.change("hotline", phone=NUMBER)
    scene.change("hotline", phone=OTHER_NUMBER)
    first = SlotChange.objects.reverse()[0]

    said = shown(client.post(f"{URL}history/{first.pk}/undo/", follow=True))
    assert "changed again since" in said
    assert f"{first.pk}/undo/" not in said


def test_another_editions_change_is_not_undone_by_its_number(scene, foreign, client):
    foreign.change("hotline", phone=NUMBER)
    change = SlotChange.objects.get(edition=foreign.edition)

    assert client.post(f"{URL}history/{change.pk}/undo/").status_code == 404
    assert client.post(f"/admin/editions/of/beta/directory/history/{change.pk}/undo/").status_code == 404
    assert foreign.values("hotline")["phone"] == NUMBER
