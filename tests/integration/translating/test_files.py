"""Translations go out as XLIFF and PO, and come back: checked text by text, taken whole or not at all."""

import re

import pytest

from editions.actions.import_translation import import_translation, taken_from
from editions.errors import EditionError, Invalid, NotPermitted, Stale
from editions.models import AuditAction, Role
from editions.translating.incoming import Fate, Plan, check_packet, read_packet
from editions.translating.packet import language_locale, make_packet
from editions.translating.po import write_po
from editions.translating.units import State
from editions.translating.xliff import write_xliff
from tests.factories import make_locale, make_member
from tests.integration.translating.conftest import WITH_TAGS, Scene
from tests.integration.updates.school import page_of, translate

WRITERS = {"xliff": write_xliff, "po": write_po}
SOURCE = 'Call <a id="a1">the number</a> <b>at once</b>.<br/>Then <i>wait</i>.'
FRENCH = 'Appelez <b>tout de suite</b> <a id="a1">le numéro</a>.<br/>Puis <i>attendez</i> &amp; restez.'


@pytest.fixture(params=WRITERS)
def write(request):
    return WRITERS[request.param]


def out(scene: Scene, write) -> bytes:
    return write(make_packet(scene.edition, scene.french))


def plan(scene: Scene, data: bytes) -> Plan:
    return check_packet(scene.edition, scene.french, read_packet(data))


def with_target(scene: Scene, beginning: str, target: str, write=write_xliff) -> bytes:
    """A file in which a translator has written `target`."""
    packet = make_packet(scene.edition, scene.french)
    unit = next(each for each in packet.units if each.source.startswith(beginning))
    unit.target, unit.state = target, State.DONE
    return write(packet)


def take(scene: Scene, data: bytes, **more) -> int:
    return import_translation(scene.edition, scene.french, taken_from(plan(scene, data).wanted), **more)


def test_what_nobody_touched_changes_nothing(school, write):
    found = plan(school, out(school, write))

    assert found.wanted == found.overtaken == found.refused == []
    assert found.of(Fate.SAME)
    assert found.of(Fate.UNFINISHED)


def test_every_text_is_in_the_file_with_its_translation_and_its_page(school):
    written = out(school, write_xliff).decode()

    assert '<target state="translated">Appelez le poste.</target>' in written
    assert '<note from="page">First</note>' in written
    assert '<note from="module">Ready</note>' in written


def test_tags_of_a_text_come_back_as_they_went_out(school, write):
    school.rewrite("a", WITH_TAGS)
    assert school.unit("Call <a").source == SOURCE

    found = plan(school, with_target(school, "Call <a", FRENCH, write))
    assert [(row.fate, row.after) for row in found.wanted] == [(Fate.NEW, FRENCH)]
    assert import_translation(school.edition, school.french, taken_from(found.wanted)) == 1

    assert school.unit("Call <a").target == FRENCH


def test_in_xliff_tags_are_elements_of_their_own(school):
    school.rewrite("a", WITH_TAGS)

    written = out(school, write_xliff).decode()

    assert (
        '<g id="a1" ctype="link">the number</g> <g id="b1" ctype="bold">at once</g>.<x id="br1" ctype="lb" />'
        in written
    )
    assert "slot hotline" in written


@pytest.mark.parametrize(
    "broken",
    [
        "Appelez <b>vite</b>.<br/><i>Attendez</i>.",
        'Appelez <a id="a1">le</a> <a id="a1">numéro</a> <b>vite</b>.<br/><i>Attendez</i>.',
        'Appelez <a id="a2">le numéro</a> <b>vite</b>.<br/><i>Attendez</i>.',
        'Appelez <a id="a1">le numéro</a> <em>vite</em>.<br/><i>Attendez</i>.',
    ],
    ids=["lost", "twice", "foreign", "another"],
)
def test_a_translation_that_loses_or_adds_a_tag_is_refused_with_its_place(school, write, broken):
    school.rewrite("a", WITH_TAGS)
    data = with_target(school, "Call <a", "HERE", write).decode()
    if write is write_xliff:
        for tag in ("b", "i", "em"):
            broken = broken.replace(f"<{tag}>", f'<g id="{tag}1">').replace(f"</{tag}>", "</g>")
        broken = broken.replace("<a", "<g").replace("</a>", "</g>").replace("<br/>", '<x id="br1"/>')
    else:
        broken = broken.replace('"', '\\"')

    found = plan(school, data.replace("HERE", broken).encode())

    [row] = found.refused
    assert (row.fate, row.page) == (Fate.BROKEN, "First")
    assert "<" in row.said
    assert found.wanted == []


@pytest.mark.parametrize(
    "broken",
    [
        "<b>vite",
        "vite</b>",
        '<b onclick="x()">vite</b>',
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- ? -->vite",
        "vite <b",
        '<a href="javascript:alert(1)">vite</a>',
    ],
)
def test_markup_that_does_not_belong_there_is_refused_in_po(school, broken):
    found = plan(school, with_target(school, "Whom do you call?", broken, write_po))

    assert [row.fate for row in found.refused] == [Fate.BROKEN]
    assert found.wanted == []


def test_what_is_taken_waits_to_be_published(school, write):
    before = page_of(school.edition, "first", "fr").body.raw_data[2]["value"]["stem"]

    assert take(school, with_target(school, "Whom do you call?", "Qui appelez-vous ?", write)) == 1

    assert school.unit("Whom").target == "Qui appelez-vous ?"
    assert page_of(school.edition, "first", "fr").body.raw_data[2]["value"]["stem"] == before


def test_taking_a_file_twice_is_taking_it_once(school, write):
    data = with_target(school, "Whom do you call?", "Qui appelez-vous ?", write)
    assert take(school, data) == 1

    assert plan(school, data).wanted == []
    assert take(school, data) == 0


def test_what_somebody_changed_since_is_kept_unless_chosen(school, write):
    data = with_target(school, "Whom do you call?", "Qui appelez-vous ?", write)
    take(school, with_target(school, "Whom do you call?", "Qui appeler ?", write))

    found = plan(school, data)
    assert found.wanted == []
    assert [(row.before, row.after) for row in found.overtaken] == [("Qui appeler ?", "Qui appelez-vous ?")]

    import_translation(school.edition, school.french, taken_from(found.overtaken))
    assert school.unit("Whom").target == "Qui appelez-vous ?"


def test_what_the_translator_left_alone_says_nothing_against_what_was_written_since(school, write):
    data = out(school, write)
    translate(school.edition, "first", "body.a.text", "Call the post.", "Téléphonez.")

    found = plan(school, data)

    assert found.wanted == found.overtaken == found.refused == []


def test_a_text_whose_source_was_reworded_since_is_told_and_left_out(school, write):
    data = with_target(school, "Call the post.", "Appelez-le.", write)
    school.rewrite("a", "<p>Call the post at once.</p>")

    found = plan(school, data)

    assert [row.fate for row in found.refused] == [Fate.REWORDED]
    assert found.wanted == []


def test_what_is_out_of_date_goes_out_with_its_former_translation_to_be_reviewed(school, write):
    school.rewrite("a", "<p>Call the post at once.</p>")
    unit = school.unit("Call the post at once.")
    assert (unit.state, unit.former, unit.former_target) == (State.OUTDATED, "Call the post.", "Appelez le poste.")

    data = out(school, write)
    assert (b"needs-review-translation" in data) or (b"#, fuzzy" in data)
    assert "Appelez le poste." in data.decode()
    assert plan(school, data).wanted == []

    take(school, with_target(school, "Call the post at once.", "Appelez le poste tout de suite.", write))
    assert school.unit("Call the post at once.").state is State.DONE


def test_in_xliff_a_text_that_was_worked_on_counts_although_its_state_was_not_touched(school):
    school.rewrite("a", "<p>Call the post at once.</p>")
    data = out(school, write_xliff).decode()
    worked_on = data.replace(
        '<target state="needs-review-translation">Appelez le poste.', '<target state="needs-review-translation">Vite !'
    )
    assert worked_on != data

    assert [row.after for row in plan(school, worked_on.encode()).wanted] == ["Vite !"]


def test_between_looking_and_taking_nothing_may_have_changed(school):
    found = plan(school, with_target(school, "Whom do you call?", "Qui appelez-vous ?"))
    take(school, with_target(school, "Whom do you call?", "Qui appeler ?"))

    with pytest.raises(Stale, match="First"):
        import_translation(school.edition, school.french, taken_from(found.wanted))
    assert school.unit("Whom").target == "Qui appeler ?"


def test_a_file_of_another_edition_is_refused(school, stranger, write):
    with pytest.raises(Invalid, match="school"):
        plan(stranger, out(school, write))


def test_a_file_of_another_language_is_refused(school, write):
    school.edition.edition_locales.create(locale=make_locale("es"))
    spanish = write(make_packet(school.edition, language_locale(school.edition, "es")))

    with pytest.raises(Invalid, match="es"):
        plan(school, spanish)


def test_only_who_may_translate_takes_a_file(school, stranger):
    data = with_target(school, "Whom do you call?", "Qui appelez-vous ?")
    with pytest.raises(NotPermitted):
        take(school, data, user=make_member(stranger.edition, Role.OWNER))

    assert take(school, data, user=school.member(Role.TRANSLATOR)) == 1
    entry = school.edition.audit_entries.get(action=AuditAction.TRANSLATED)
    assert entry.details == {"language": "fr", "texts": 1, "from": "XLIFF"}


def test_a_locked_page_is_left_alone(school):
    page = page_of(school.edition, "first", "fr")
    data = with_target(school, "Whom do you call?", "Qui appelez-vous ?")
    found = plan(school, data)
    page.locked = True
    page.save()

    assert plan(school, data).wanted == []
    with pytest.raises(Invalid, match="locked"):
        import_translation(school.edition, school.french, taken_from(found.wanted))


def test_the_title_is_listed_under_its_translation(school):
    take(school, with_target(school, "Third", "Troisième & dernier".replace("&", "&amp;")))

    assert page_of(school.edition, "third", "fr").draft_title == "Troisième & dernier"


def test_a_unit_of_nowhere_or_twice_is_told(school):
    data = with_target(school, "Whom do you call?", "Qui appelez-vous ?").decode()
    elsewhere = data.replace(school.unit("Whom").key, "00000000-0000-4000-8000-000000000009/title/0")
    assert [row.fate for row in plan(school, elsewhere.encode()).refused] == [Fate.GONE]
    twice = re.sub(r'id="[^"]*/body.c.text/0"', f'id="{school.unit("Whom").key}"', data)
    assert Fate.BROKEN in {row.fate for row in plan(school, twice.encode()).refused}


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"<xliff",
        b"<a/>",
        b'<xliff version="2.1"/>',
        b'<xliff version="1.2"/>',
        b"\xff\xfe<\x00",
        b"\x00" * 9,
        b"/etc/hostname",
        b'msgid "x',
        b'<!DOCTYPE x [<!ENTITY a "aa">]><xliff version="1.2">&a;</xliff>',
        b'<!DOCTYPE x SYSTEM "http://elsewhere.example/x.dtd"><xliff version="1.2"/>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="1.2"><file>&a;</file></xliff>',
        b'<?xml version="1.0" encoding="klingon"?><xliff version="1.2"/>',
        b'<xliff version="1.2">' + b"<g>" * 100_000,
    ],
)
def test_what_is_no_file_of_ours_is_refused_in_words(school, hostile):
    with pytest.raises(EditionError):
        plan(school, hostile)


def test_tags_that_lie_very_deep_are_refused(school):
    deep = "<g id='b1'>" * 50 + "x" + "</g>" * 50
    data = with_target(school, "Whom do you call?", "HERE").decode().replace("HERE", deep)

    assert [row.fate for row in plan(school, data.encode()).refused] == [Fate.BROKEN]


@pytest.mark.parametrize("beginning, longest", [("Third", 255), ("The post", 400)])
def test_what_is_too_long_for_its_place_is_refused(school, beginning, longest):
    [row] = plan(school, with_target(school, beginning, "x" * (longest + 200))).refused
    assert (row.fate, str(longest + 200) in row.said) == (Fate.BROKEN, True)


def test_a_paragraph_may_be_long(school):
    assert take(school, with_target(school, "Keep the list.", "Bien plus long. " * 60)) == 1
