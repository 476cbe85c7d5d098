"""The screens of a language's translation: how far it is, files out and in."""

from io import BytesIO

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from editions.models import Role
from editions.translating.packet import make_packet
from editions.translating.po import write_po
from editions.translating.units import State
from editions.translating.xliff import write_xliff
from editions.translation_progress import untranslated_in
from tests.integration.translating.conftest import Scene, add_glossary
from tests.integration.updates.school import lineage, page_of


def address(name: str, code: str = "school", language: str = "fr") -> str:
    return reverse(f"editions_admin:{name}", args=[code, language])


def filled(scene: Scene, beginning: str, target: str, write=write_xliff) -> bytes:
    packet = make_packet(scene.edition, scene.french)
    unit = next(each for each in packet.units if each.source.startswith(beginning))
    unit.target, unit.state = target, State.DONE
    return write(packet)


def file(data: bytes, name: str = "school-fr.xlf") -> BytesIO:
    made = BytesIO(data)
    made.name = name
    return made


@pytest.fixture
def translator(school, sign_in):
    return sign_in(school.member(Role.TRANSLATOR))


def test_progress_is_shown_by_module_and_page(school, translator):
    school.rewrite("a", "<p>Call the post at once.</p>")

    response = translator.get(address("translation"), {"show": "all"})

    assert response.status_code == 200
    [_outside, ready] = response.context["modules"]
    assert (ready.title, ready.outdated, ready.not_begun) == ("Ready", 1, 0)
    assert 0 < ready.percent < 100
    titles = [page.title for page in response.context["shown"]]
    assert titles == ["The course", "Ready", "First", "Second", "Third"]


def test_pages_are_narrowed_down_to_what_waits(school, translator):
    school.rewrite("a", "<p>Call the post at once.</p>")

    shown = translator.get(address("translation"), {"show": "outdated"}).context["shown"]
    assert [page.title for page in shown] == ["First"]

    other = translator.get(address("translation"), {"show": "all", "module": "none"}).context["shown"]
    assert [page.title for page in other] == ["The course"]
    nonsense = translator.get(address("translation"), {"show": "'", "module": "x"})
    assert nonsense.status_code == 200


def test_each_page_leads_to_its_translation_editor(school, translator):
    response = translator.get(address("translation"), {"show": "all"})

    links = [reverse("wagtailadmin_pages:edit", args=[page.target]) for page in response.context["shown"]]
    assert all(link in response.content.decode() for link in links)
    assert "js-translation-editor" in translator.get(links[0]).content.decode()


def test_the_count_on_the_home_is_the_screens_own(school, translator):
    """Of stopped translations nothing is left; one that wagtail-localize found wrong is."""

    def counts() -> tuple[int, int]:
        whole = translator.get(address("translation")).context["whole"]
        left = untranslated_in(school.edition, school.french)
        assert (left.pages, left.texts) == (whole.not_begun, whole.missing + whole.outdated)
        return left.pages, left.texts

    before = counts()
    wrong = school.unit("Call")
    StringTranslation.objects.filter(
        context=wrong.context_id, translation_of=wrong.string_id, locale=school.french
    ).update(has_error=True)
    assert counts() == (before[0], before[1] + 1)

    key = page_of(school.edition, "first").translation_key
    Translation.objects.filter(source__object_id=key, target_locale=school.french).update(enabled=False)
    assert counts()[1] <= before[1]


@pytest.mark.parametrize("kind", ["xliff", "po"])
def test_a_file_goes_out_and_comes_back(school, translator, kind):
    response = translator.get(address("translation_file"), {"format": kind, "page": lineage("first")})
    assert response.status_code == 200
    assert "school-fr" in response["Content-Disposition"]
    assert b"Whom do you call?" in response.content
    data = filled(school, "Whom", "Qui appelez-vous ?", {"xliff": write_xliff, "po": write_po}[kind])

    looked = translator.post(address("upload_translation"), {"file": file(data, f"x.{kind}")})
    assert "Qui appelez-vous" in looked.content.decode()
    assert school.unit("Whom").target == ""
    done = translator.post(address("upload_translation"), {"wanted": looked.context["wanted"]})

    assert done.status_code == 302
    assert school.unit("Whom").target == "Qui appelez-vous ?"


def test_the_files_own_is_taken_over_somebody_elses_only_where_it_is_ticked(school, translator):
    data = filled(school, "Call the post.", "Appelez-le.")
    other = filled(school, "Call the post.", "Téléphonez.")
    looked = translator.post(address("upload_translation"), {"file": file(other)})
    translator.post(address("upload_translation"), {"wanted": looked.context["wanted"]})

    looked = translator.post(address("upload_translation"), {"file": file(data)})
    assert looked.context["changes_count"] == 0
    [row] = looked.context["overtaken"]
    translator.post(address("upload_translation"), {"wanted": looked.context["wanted"]})
    assert school.unit("Call the post.").target == "Téléphonez."

    translator.post(address("upload_translation"), {"wanted": looked.context["wanted"], "also": [row.key_here]})
    assert school.unit("Call the post.").target == "Appelez-le."


def test_what_was_looked_at_is_good_for_its_looker_and_its_language_alone(school, stranger, translator, sign_in):
    looked = translator.post(address("upload_translation"), {"file": file(filled(school, "Whom", "Qui ?"))})
    wanted = looked.context["wanted"]

    sign_in(school.member(Role.OWNER)).post(address("upload_translation"), {"wanted": wanted})
    sign_in(stranger.member(Role.OWNER)).post(address("upload_translation", "stranger"), {"wanted": wanted})
    translator.post(address("upload_translation"), {"wanted": wanted + "x"})

    assert school.unit("Whom").target == stranger.unit("Whom").target == ""


def test_a_file_of_another_edition_is_refused_on_the_screen(school, stranger, translator):
    response = translator.post(address("upload_translation"), {"file": file(filled(stranger, "Whom", "Qui ?"))})

    assert "stranger" in response.context["form"].errors["file"][0]


@pytest.mark.parametrize("name", ["translation", "translation_file", "upload_translation"])
def test_strangers_find_nothing_and_there_is_nothing_for_the_source_language(school, stranger, sign_in, name):
    from_elsewhere = sign_in(stranger.member(Role.OWNER))
    assert from_elsewhere.get(address(name)).status_code in (302, 404)

    own = sign_in(school.member(Role.OWNER))
    assert own.get(address(name, language="en")).status_code == 404
    assert own.get(address(name, language="sw")).status_code == 404


def test_another_editions_page_is_not_in_a_file_of_ones_own(school, stranger, translator):
    assert translator.get(address("translation_file"), {"page": "nonsense"}).status_code == 404
    assert translator.get(address("translation_file"), {"format": "docx"}).status_code == 404


def test_where_the_agreed_word_is_not_used_it_is_said(school, translator):
    add_glossary(school.edition, post=("post", "mission"))

    hints = translator.get(address("translation")).context["hints"]

    assert [(page.title, hint.term.agreed) for page, hint in hints] == [("First", "mission"), ("Second", "mission")]
