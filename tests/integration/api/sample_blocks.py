"""One block of every kind, and one of a kind that is not known yet."""

from typing import Any

from tests.integration.api.release_maker import lineage

PICTURE = "a" * 64


def block(identifier: str, block_type: str, **value: Any) -> dict[str, Any]:
    return {"id": identifier, "type": block_type, "value": {"mandatory": False, **value}}


def item(identifier: str, **value: Any) -> dict[str, Any]:
    return {"id": identifier, "type": "item", "value": value}


def leaf(identifier: str, value: str) -> dict[str, Any]:
    return {"id": identifier, "type": "item", "value": value}


_FEEDBACK = {"points": 2, "feedback_right": "Well done", "feedback_wrong": "Look again"}

QUESTIONS = [
    block(
        "q-single",
        "question_single",
        stem="Which one?",
        options=[item(f"s{n}", text=f"Option {n}", correct=n == 0) for n in range(5)],
        **_FEEDBACK,
    ),
    block(
        "q-multiple",
        "question_multiple",
        stem="Which ones?",
        options=[item(f"m{n}", text=f"Option {n}", correct=n < 2) for n in range(5)],
        **_FEEDBACK,
    ),
    block("q-true-false", "question_true_false", stem="Is it so?", correct=False, **_FEEDBACK),
    block(
        "q-matching",
        "question_matching",
        stem="What goes with what?",
        pairs=[item(f"p{n}", left=f"Left {n}", right=f"Right {n}") for n in range(4)],
        **_FEEDBACK,
    ),
    block(
        "q-ordering",
        "question_ordering",
        stem="In which order?",
        items=[item(f"o{n}", text=f"Item {n}") for n in range(4)],
        **_FEEDBACK,
    ),
    block(
        "q-scenario",
        "question_scenario",
        stem="The phone rings.",
        steps=[
            item(
                "step-1",
                key="s1",
                prompt="What first?",
                choices=[
                    item("c1", text="Listen", correct=True, consequence="They go on.", leads_to="s2"),
                    item("c2", text="Hang up", correct=False, consequence="Nobody is helped.", leads_to=""),
                ],
            ),
            item(
                "step-2",
                key="s2",
                prompt="And then?",
                choices=[
                    item("c3", text="Refer", correct=True, consequence="They are safe.", leads_to=""),
                    item("c4", text="Wait", correct=False, consequence="Time passes.", leads_to=""),
                ],
            ),
        ],
        **_FEEDBACK,
    ),
]

BODY = [
    block(
        "b-text", "rich_text", mandatory=True, text='<p onclick="x()">Call <a linktype="slot" ref="hotline">us</a>.</p>'
    ),
    block("b-callout", "callout", tone="warning", title="Mind", text="<p>the step</p>"),
    block("b-quote", "quote", quote="Help is coming", attribution="A message"),
    block("b-steps", "steps", title="How", steps=[item("st1", title="First", text="<p>Sit</p>")]),
    block("b-checklist", "checklist", title="Bring", items=[item("ch1", text="Passport")]),
    block(
        "b-table",
        "table",
        caption="Who does what",
        columns=[leaf("col1", "Who"), leaf("col2", "What")],
        rows=[item("row1", header="Desk", cells=[leaf("cell1", "Answers")])],
    ),
    block("b-timeline", "timeline", title="Days", entries=[item("en1", when="Day 1", title="Start", text="Begin")]),
    block("b-image", "image", image=f"sha256:{PICTURE}", alt_text="", decorative=False, caption="A map"),
    block("b-video", "video", title="Film", url="https://films.example/1", minutes=3, transcript="<p>Words</p>"),
    block("b-case", "case_study", case_study=lineage("case-1"), note="Read this"),
    block("b-tool", "tool", tool=lineage("tool-1"), note="Use this"),
    block("b-slot", "slot", slot="hotline", note="Day and night"),
    *({**question, "id": f"b-{question['id']}"} for question in QUESTIONS),
    block("b-future", "hologram", depth="3"),
]
