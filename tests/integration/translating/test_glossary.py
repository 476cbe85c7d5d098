"""The glossary's terms beside a translation, and where the agreed word is not used."""

import pytest
from django.urls import reverse

from editions.translating.glossary import Terms
from editions.translating.writing import keep_translations
from tests.integration.translating.conftest import WITH_TAGS, add_glossary
from tests.integration.updates.school import page_of, translate


def terms(scene) -> Terms:
    return Terms(scene.edition, scene.french)


def test_terms_that_occur_are_named_with_the_agreed_word(school):
    add_glossary(school.edition, post=("post", "poste"), crisis=("crisis", "crise"))

    found = terms(school).of(school.unit("Call the post."))

    assert [(term.term, term.agreed) for term in found] == [("post", "poste")]


def test_a_text_that_links_to_a_term_uses_it_whatever_its_words(school):
    add_glossary(school.edition, post=("consular post", "poste consulaire"))
    school.rewrite("a", '<p>Call <a linktype="term" ref="post">them</a>.</p>')

    assert [term.key for term in terms(school).of(school.unit("Call <a"))] == ["post"]


def test_hints_are_for_translations_without_the_agreed_word_alone(school):
    add_glossary(school.edition, post=("posts", "postes"))
    assert terms(school).hints(school.units()) == []

    translate(school.edition, "first", "body.a.text", "Call the post.", "Appelez-les.")
    assert [hint.unit.target for hint in terms(school).hints(school.units())] == ["Appelez-les."]


def test_a_term_that_falls_back_to_the_source_has_no_agreed_word(school):
    add_glossary(school.edition, post=("post", "post"))

    assert [term.agreed for term in terms(school).all] == [""]
    assert terms(school).hints(school.units()) == []


def test_a_glossary_of_somebody_elses_is_not_read(school, stranger):
    add_glossary(stranger.edition, post=("post", "mission"))

    assert terms(school).all == []


def test_beside_the_editor_stand_terms_hints_and_what_was_before(school, sign_in):
    add_glossary(school.edition, post=("post", "mission"), crisis=("crisis", "crise"))
    school.rewrite("b", "<p>Keep the list. Check it thrice.</p>")
    client = sign_in(school.member())

    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page_of(school.edition, "first", "fr").pk]))

    text = shown.content.decode()
    assert 'data-side-panel="translation-help"' in text
    panel = text[text.index('class="translation-help"') :]
    panel = panel[: panel.index("js-translation-editor")]
    assert "mission" in panel
    assert "crise" not in panel
    assert "Appelez le poste." in panel
    assert "Vérifiez-la deux fois." in panel


@pytest.mark.parametrize("code", ["en"])
def test_the_source_itself_has_no_such_panel(school, sign_in, code):
    page = page_of(school.edition, "first", code)

    shown = sign_in(school.member()).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert "translation-help" not in shown.content.decode().replace("translation.css", "")


def test_a_translation_that_lost_its_link_is_told_beside_the_editor(school, sign_in):
    school.rewrite("a", WITH_TAGS)
    unit = school.unit("Call <a")
    keep_translations(school.french, [(unit, "Appelez le numéro <b>tout de suite</b>.")], user=school.member(), tool="")
    page = page_of(school.edition, "first", "fr")

    text = sign_in(school.member()).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    panel = text[text.index('class="translation-help"') : text.index("js-translation-editor")]
    assert "To be corrected" in panel
    assert "Appelez le numéro tout de suite." in panel
    assert "is missing" in panel
