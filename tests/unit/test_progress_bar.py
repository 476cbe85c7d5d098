"""How far long work is, on a terminal."""

import io

from editions.management.progress_bar import ProgressBar
from editions.progress import counted, silent


def screen(written: str) -> str:
    """What stands on a terminal's line after all that was written to it."""
    shown = ""
    for part in written.split("\r"):
        shown = part + shown[len(part) :]
    return shown.rstrip()


def test_a_bar_says_what_is_done_and_how_far():
    stream = io.StringIO()
    ProgressBar(stream)("Making pages", 1, 4)

    assert screen(stream.getvalue()).startswith("Making pages [")
    assert screen(stream.getvalue()).endswith(" 25%")


def test_a_shorter_line_leaves_nothing_of_a_longer_one():
    stream = io.StringIO()
    bar = ProgressBar(stream)
    bar("Noting what pages refer to", 1, 2)
    bar("Short", 2, 2)

    assert screen(stream.getvalue()).startswith("Short [")
    assert "refer" not in screen(stream.getvalue())


def test_nothing_is_left_when_it_is_over():
    stream = io.StringIO()
    bar = ProgressBar(stream)
    bar("Making pages", 2, 2)
    bar.clear()

    assert screen(stream.getvalue()) == ""


def test_many_steps_are_drawn_a_few_times():
    stream = io.StringIO()
    assert len(list(counted(range(10_000), "Counting", ProgressBar(stream)))) == 10_000

    assert stream.getvalue().count("\r") < 100
    assert screen(stream.getvalue()).endswith("100%")


def test_nothing_to_do_is_nothing_to_show():
    stream = io.StringIO()
    assert list(counted([], "Nothing", ProgressBar(stream))) == []

    assert stream.getvalue() == ""


def test_who_listens_to_nothing_hears_nothing():
    assert list(counted("ab", "Letters", silent)) == ["a", "b"]
