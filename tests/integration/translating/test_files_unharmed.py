"""What files cannot carry, and what stands twice, comes back unharmed or is refused in words."""

from xml.etree import ElementTree

import pytest

from editions.actions.import_translation import import_translation, taken_from
from editions.errors import Invalid
from editions.translating.packet import make_packet
from editions.translating.units import State
from editions.translating.writing import keep_translations
from editions.translating.xliff import write_xliff
from tests.integration.translating.test_files import WRITERS, out, plan, take, with_target
from tests.integration.updates.school import edit, page_of


@pytest.fixture(params=WRITERS)
def write(request):
    return WRITERS[request.param]


def test_a_title_with_a_control_character_goes_out_and_its_translation_comes_back(school, write):
    """As programs for slides write it where a title goes on in the next line."""
    edit(school.edition, "third", title="Before the\x0bcrisis")

    data = with_target(school, "Before the", "Avant la crise", write)

    assert take(school, data) == 1
    assert school.unit("Before the").target == "Avant la crise"


def test_a_file_with_a_control_character_in_what_stands_here_is_well_formed_and_changes_nothing(school):
    keep_translations(school.french, [(school.unit("Whom"), "Qui\x0bappeler\ufffe ?")], user=None, tool="")
    school.rewrite("a", '<p>Call <a href="https://a.example/\x0cb">them</a>.</p>')

    data = out(school, write_xliff)
    found = plan(school, data)

    assert "https://a.example/ b" in "".join(ElementTree.fromstring(data).itertext())
    assert found.wanted == found.overtaken == found.refused == []


@pytest.mark.parametrize("target", ["Première\r<br/>Seconde", "Première\n<br/>Seconde", "Première<br/>Seconde"])
def test_a_text_of_several_lines_comes_back_as_a_browser_sent_it(school, write, target):
    raw = list(page_of(school.edition, "first").body.raw_data)
    next(item for item in raw if item["id"] == "q")["value"]["feedback_right"] = "First line\r\nSecond line"
    edit(school.edition, "first", body=raw)
    assert school.unit("First line").source == "First line\r<br/>Second line"

    assert take(school, with_target(school, "First line", target, write)) == 1

    assert school.unit("First line").target == "Première<br/>Seconde"
    assert plan(school, out(school, write)).wanted == []


def test_a_text_that_stands_twice_at_its_place_has_one_translation(school, write):
    school.rewrite("a", "<p>Once more.</p><p>Once more.</p>")
    packet = make_packet(school.edition, school.french)
    first, second = (unit for unit in packet.units if unit.source == "Once more.")
    first.target, second.target, first.state, second.state = "Encore.", "Derechef.", State.DONE, State.DONE
    apart = plan(school, write(packet))
    second.target = "Encore."
    together = plan(school, write(packet))

    assert [row.said for row in apart.refused if "more than once" in row.said] == [row.said for row in apart.refused]
    assert (len(apart.refused), apart.wanted) == (2, [])
    assert len(together.wanted) == import_translation(school.edition, school.french, taken_from(together.wanted)) == 1


def test_two_translations_of_one_text_are_never_kept(school):
    unit = school.unit("Whom")
    with pytest.raises(Invalid, match="Whom do you call"):
        keep_translations(school.french, [(unit, "Qui ?"), (unit, "Lequel ?")], user=None, tool="")
    assert school.unit("Whom").target == ""
