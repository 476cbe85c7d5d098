"""Lessons as the product writes them: its own blocks, with the groups that they declare."""

from typing import Any

from editions.merging import merge_stream
from tests.unit.merging.blocks import LESSON
from tests.unit.merging.making import Item, Outcome, block, item


def merge(base: Item, mine: Item, theirs: Item, **guards: Any) -> Outcome:
    """The outcome of merging lessons of one block."""
    return Outcome(merge_stream(LESSON, [base], [mine], [theirs], **guards))


def question(stem: str = "Whom do you call?", points: int = 1, **options: str) -> Item:
    """A single-choice question whose first option is right."""
    listed = [item(name, {"text": text, "correct": name == "o1"}) for name, text in options.items()]
    return block(
        "question_single",
        "q",
        {
            "mandatory": False,
            "stem": stem,
            "points": points,
            "feedback_right": "Yes.",
            "feedback_wrong": "No.",
            "options": listed,
        },
    )


def table(caption: str, columns: list[str], *rows: tuple[str, str]) -> Item:
    return block(
        "table",
        "t",
        {
            "mandatory": False,
            "caption": caption,
            "columns": [item(f"c{n}", text) for n, text in enumerate(columns)],
            "rows": [
                item(f"r{n}", {"header": header, "cells": [item(f"r{n}c", cell)]})
                for n, (header, cell) in enumerate(rows)
            ],
        },
    )


def steps(title: str, **texts: str) -> Item:
    listed = [item(name, {"title": name, "text": text}) for name, text in texts.items()]
    return block("steps", "s", {"mandatory": False, "title": title, "steps": listed})


def test_points_and_options_of_a_question_are_independent() -> None:
    got = merge(
        question(o1="Us", o2="Nobody"),
        question(o1="Us", o2="Nobody", points=3),
        question(o1="Us", o2="The press"),
    )

    assert (got.value, got.conflicts) == ([question(o1="Us", o2="The press", points=3)], [])


def test_the_stem_of_a_question_and_its_options_make_sense_together_only() -> None:
    mine = question("Whom do you not call?", o1="Us", o2="Nobody")

    got = merge(question(o1="Us", o2="Nobody"), mine, question(o1="Us", o2="The press"))

    assert (got.value, got.conflicts) == ([mine], [("group", "q")])
    assert "The press" in str(got.all_conflicts[0].theirs)


def test_the_columns_of_a_table_and_its_rows_make_sense_together_only() -> None:
    base = table("Numbers", ["Who", "Number"], ("Us", "1"), ("Them", "2"))
    mine = table("Numbers", ["Who", "Call"], ("Us", "1"), ("Them", "2"))

    got = merge(base, mine, table("All numbers", ["Who", "Number"], ("Us", "3"), ("Them", "2")))

    assert got.value == [table("All numbers", ["Who", "Call"], ("Us", "1"), ("Them", "2"))]
    assert got.conflicts == [("group", "t")]


def test_different_steps_are_independent() -> None:
    got = merge(
        steps("Do", a="<p>One. Two.</p>", b="<p>Three.</p>"),
        steps("Do", a="<p>One. Mine.</p>", b="<p>Three.</p>", m="<p>New.</p>"),
        steps("Do this", a="<p>Theirs. Two.</p>", t="<p>Theirs.</p>", b="<p>Theirs.</p>"),
    )

    expected = steps("Do this", a="<p>Theirs. Mine.</p>", t="<p>Theirs.</p>", b="<p>Theirs.</p>", m="<p>New.</p>")
    assert (got.value, got.conflicts) == ([expected], [])


def test_a_mandatory_callout_is_as_upstream_has_it() -> None:
    def callout(text: str) -> Item:
        return block("callout", "c", {"mandatory": True, "tone": "warning", "title": "", "text": f"<p>{text}</p>"})

    got = merge(callout("Stay."), callout("Go."), callout("Stay inside."), locked=frozenset({"c"}))

    assert (got.value, got.conflicts) == ([callout("Stay inside.")], [])
    assert got.notices == [("lock_overrode_mine", "c")]
    assert "Go." in str(got.all_notices[0].value)


def test_a_slot_that_both_changed_is_a_conflict_of_its_field() -> None:
    def slot(key: str, note: str = "") -> Item:
        return block("slot", "s", {"mandatory": False, "slot": key, "note": note})

    got = merge(slot("a"), slot("mine", "note"), slot("theirs"))

    assert got.value == [slot("mine", "note")]
    assert [(c.kind, c.node, tuple(c.path)) for c in got.all_conflicts] == [("value", "s", ("slot",))]
