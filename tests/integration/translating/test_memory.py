"""The memory knows what this edition and its upstream's release say, and nobody else's words."""

import pytest
from django.urls import reverse

from editions.actions.fill_from_memory import fill_from_memory
from editions.actions.publish_release import publish_release
from editions.errors import NotPermitted
from editions.models import AuditAction, Role
from editions.translating.limits import Limits
from editions.translating.memory import Memory, Origin
from editions.translating.units import MEMORY_TOOL, State, read_pages
from tests.factories import make_member
from tests.integration.updates.school import lineage, page_of, translate


def memory(scene) -> Memory:
    return Memory(scene.edition, scene.french)


def fits(scene):
    pages = read_pages(scene.edition, scene.french)
    return memory(scene).fitting([unit for page in pages for unit in page.units], Limits(pages))


def test_the_same_text_elsewhere_in_the_edition_is_known(school):
    school.rewrite("c", "<p>Whom do you call?</p>", name="second")
    translate(school.edition, "first", "body.q.stem", "Whom do you call?", "Qui appelez-vous ?")

    found = [(unit.path, match.target, match.origin) for unit, match in fits(school)]

    assert found == [("body.c.text", "Qui appelez-vous ?", Origin.OWN)]


def test_what_upstream_has_released_is_known_and_ones_own_goes_before_it(school, adapted):
    adapted.rewrite("b", "<p>Call the post.</p>")
    [match] = [match for _unit, match in fits(adapted)]
    assert (match.target, match.origin) == ("Appelez le poste.", Origin.OWN)

    adapted.forget("Appelez le poste.")
    origins = {match.origin for _unit, match in fits(adapted)}
    assert origins == {Origin.UPSTREAM}


def test_what_upstream_has_not_released_or_has_after_the_base_is_not_known(school, adapted):
    translate(school.edition, "first", "body.q.stem", "Whom do you call?", "Qui appelez-vous ?")
    assert memory(adapted).exact(adapted.unit("Whom")) is None

    publish_release(school.edition)
    assert memory(adapted).exact(adapted.unit("Whom")) is None


def test_what_another_edition_says_is_never_known_although_its_english_is_one_string(stranger, adapted, school):
    translate(stranger.edition, "first", "body.q.stem", "Whom do you call?", "Secret ?")
    publish_release(stranger.edition)
    assert stranger.unit("Whom").string_id == adapted.unit("Whom").string_id

    for scene in (adapted, school):
        assert memory(scene).exact(scene.unit("Whom")) is None
        assert memory(scene).similar(scene.unit("Whom")) == []
        assert scene.unit("Whom").target == ""
        assert fill_from_memory(scene.edition, scene.french) == 0


def test_a_fork_is_not_known_upstream(school, adapted):
    translate(adapted.edition, "first", "body.q.stem", "Whom do you call?", "Qui appelez-vous ?")
    publish_release(adapted.edition)

    assert memory(school).exact(school.unit("Whom")) is None


def test_similar_texts_are_shown_from_three_quarters_on(school):
    school.rewrite("b", "<p>Call the post!</p>")
    [match] = memory(school).similar(school.unit("Call the post!"))
    assert (match.source, match.target) == ("Call the post.", "Appelez le poste.")
    assert 75 <= match.percent < 100

    assert memory(school).similar(school.unit("Whom")) == []


def test_one_with_other_tags_does_not_fit(school):
    school.rewrite("a", "<p>Call <b>them</b> now.</p>")
    school.rewrite("c", "<p>Call <b>them</b> now.</p>", name="second")
    translate(school.edition, "second", "body.c.text", "Call <b>them</b> now.", "Appelez-les.")

    assert memory(school).exact(school.unit("Call <b>")) is None


def test_what_is_filled_is_marked_and_waits(school):
    school.rewrite("b", "<p>Call the post.</p>")
    before = page_of(school.edition, "first", "fr").latest_revision_id

    assert fill_from_memory(school.edition, school.french, user=school.member()) == 1

    unit = next(unit for unit in school.units() if unit.path == "body.b.text")
    assert (unit.target, unit.tool, unit.state) == ("Appelez le poste.", MEMORY_TOOL, State.DONE)
    assert page_of(school.edition, "first", "fr").latest_revision_id == before
    assert school.edition.audit_entries.get(action=AuditAction.TRANSLATED).details["from"] == MEMORY_TOOL
    assert fill_from_memory(school.edition, school.french) == 0


def test_only_who_may_translate_fills(school, stranger):
    with pytest.raises(NotPermitted):
        fill_from_memory(school.edition, school.french, user=make_member(stranger.edition, Role.OWNER))


def test_one_page_is_filled_from_beside_it(school, sign_in):
    school.rewrite("b", "<p>Call the post.</p>")
    school.rewrite("c", "<p>Keep the list. Check it twice.</p>", name="second")
    client = sign_in(school.member())
    address = reverse("editions_admin:fill_from_memory", args=["school", "fr"])
    page = reverse("wagtailadmin_pages:edit", args=[page_of(school.edition, "first", "fr").pk])

    shown = client.get(page).content.decode()
    assert "Fill from memory: 1 text" in shown
    assert client.post(address, {"page": lineage("first")})["Location"] == page

    assert [unit.target for unit in school.units() if unit.path == "body.c.text"] == [""]
    assert client.get(address).status_code == 405
    assert client.post(address, {"page": "nonsense"}).status_code == 302
    client.post(address)
    assert all(unit.target for unit in school.units() if unit.path == "body.c.text")


def test_what_is_too_long_for_its_place_is_neither_offered_nor_filled(school):
    school.forget("Troisième")
    school.rewrite("c", "<p>Third</p>", name="second")
    translate(school.edition, "second", "body.c.text", "Third", "x" * 400)

    assert fits(school) == []
    assert fill_from_memory(school.edition, school.french) == 0
    assert school.unit("Third").source == "Third"


def test_a_text_that_stands_twice_at_its_place_is_counted_as_two(school):
    school.rewrite("b", "<p>Call the post.</p><p>Call the post.</p>")

    assert len(fits(school)) == fill_from_memory(school.edition, school.french) == 2
