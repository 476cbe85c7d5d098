"""Which texts and blocks of a document are looked at: those within others too."""

from typing import Any

from cms.content.models import FinalAssessment
from editions.transfer.document_words import problems_in_document, unknown_blocks


def assessment(*questions: dict[str, Any]) -> dict[str, Any]:
    section = {"module": None, "sample": False, "questions": list(questions)}
    return {"locale": "en", "fields": {"bank": [{"id": "s", "type": "section", "value": section}]}}


def test_a_question_of_an_unknown_type_is_told_of_where_it_stands_in_a_section() -> None:
    document = assessment({"id": "q", "type": "question_by_voice", "value": {"stem": "Say it."}})

    assert list(unknown_blocks(FinalAssessment, document)) == ["question_by_voice"]


def test_a_question_of_an_unknown_type_is_read_like_any_other() -> None:
    document = assessment({"id": "q", "type": "question_by_voice", "value": {"deep": [{"stem": "=1+1"}]}})

    (problem,) = problems_in_document(FinalAssessment, document)
    assert "bank.s.questions.q" in problem
