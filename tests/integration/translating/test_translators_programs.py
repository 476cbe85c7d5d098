"""What translators' programs make of a file: some leave states alone, or out; some show no text without a target."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from wagtail_localize.models import StringTranslation

from editions.actions.import_translation import import_translation, taken_from
from editions.translating.incoming import Fate, Plan, check_packet, read_packet
from editions.translating.packet import make_packet
from editions.translating.xliff import write_xliff
from tests.integration.translating.conftest import WITH_TAGS, Scene

QUESTION = "Whom do you call?"
WAITS = f'<target state="needs-translation">{QUESTION}</target>'


def out(scene: Scene) -> str:
    return write_xliff(make_packet(scene.edition, scene.french)).decode()


def plan(scene: Scene, text: str) -> Plan:
    return check_packet(scene.edition, scene.french, read_packet(text.encode()))


def after(scene: Scene, *changes: tuple[str, str]) -> Plan:
    """The plan of the file in which a program has changed so much."""
    text = out(scene)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return plan(scene, text)


def test_a_text_that_nobody_has_translated_has_its_source_to_be_written_over(school):
    assert WAITS in out(school)
    assert QUESTION not in [row.source for row in plan(school, out(school)).wanted]


def test_written_over_it_is_taken_although_its_state_was_left_alone(school):
    found = after(school, (WAITS, WAITS.replace(QUESTION, "Qui appeler ?")))

    assert [(row.fate, row.after) for row in found.wanted] == [(Fate.NEW, "Qui appeler ?")]


def test_a_program_that_leaves_states_out_has_not_translated_everything(school):
    found = after(school, (' state="needs-translation"', ""), (' state="translated"', ""))

    assert found.wanted == found.overtaken == []


@pytest.mark.parametrize("state", ["translated", "final", "signed-off"])
def test_a_text_that_stays_as_it_is_in_the_other_language_can_be_said_to_be_done(school, state):
    found = after(school, (WAITS, WAITS.replace("needs-translation", state)))

    assert [(row.fate, row.after) for row in found.wanted] == [(Fate.NEW, QUESTION)]


def test_approval_says_so_too(school):
    text = out(school)
    unit = re.search(r"<trans-unit [^>]*>\s*<source>" + re.escape(QUESTION), text)
    assert unit
    approved = text.replace(unit[0], unit[0].replace("<trans-unit ", '<trans-unit approved="yes" '))

    assert [row.after for row in plan(school, approved).wanted] == [QUESTION]


def test_tags_stand_in_what_is_written_over(school):
    school.rewrite("a", WITH_TAGS)
    StringTranslation.objects.all().delete()

    assert '<target state="needs-translation">Call <g id="a1" ctype="link">the number</g>' in out(school)


OMEGAT_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>EN</source_lang><target_lang>FR</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>"""


@pytest.mark.deep
@pytest.mark.skipif(not shutil.which("omegat"), reason="OmegaT is not installed.")
def test_omegat_shows_every_text_that_waits_and_what_it_writes_is_taken(school, tmp_path):
    school.rewrite("a", WITH_TAGS)
    StringTranslation.objects.all().delete()
    packet = make_packet(school.edition, school.french, unfinished=True)
    for each in ("source", "target", "omegat", "tm", "glossary", "dictionary"):
        (tmp_path / each).mkdir()
    (tmp_path / "omegat.project").write_text(OMEGAT_PROJECT)
    (tmp_path / "source" / "texts.xlf").write_bytes(write_xliff(packet))
    memory = tmp_path / "shown.tmx"

    omegat(
        tmp_path, "console-createpseudotranslatetmx", f"--pseudotranslatetmx={memory}", "--pseudotranslatetype=equal"
    )
    # What a translator does who writes a word before each text.
    written, count = re.subn(r'(<tuv lang="FR">\s*<seg>)', r"\1Écrit : ", memory.read_text(encoding="utf-8"))
    (tmp_path / "omegat" / "project_save.tmx").write_text(written, encoding="utf-8")
    omegat(tmp_path, "console-translate")

    found = plan(school, (tmp_path / "target" / "texts.xlf").read_text(encoding="utf-8"))
    assert count == len({each.source for each in packet.units})
    assert len(found.wanted) == len(packet.units)
    assert all(row.after == f"Écrit : {row.source}" for row in found.wanted)
    assert import_translation(school.edition, school.french, taken_from(found.wanted)) == len(packet.units)


def omegat(project: Path, mode: str, *more: str) -> None:
    command = ["omegat", str(project), f"--mode={mode}", *more]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
