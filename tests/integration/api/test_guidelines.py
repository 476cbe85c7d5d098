"""Which principles and guidelines a course draws on, and where."""

import pytest

from tests.integration.api.release_maker import lineage
from tests.integration.api.small_course import small_course

pytestmark = pytest.mark.django_db

GUIDELINES = """course(locale: "fr") {
  guidelines { guideline { code kind title theme locale } lessons { id title } }
}"""


def test_each_tells_the_lessons_that_draw_on_it(edition):
    maker = small_course()
    maker.page("lesson-9", "content.Lesson", "module-1", {"en": "Nine"}, {"guidelines": ["G5", "G2"], "body": []})
    maker.release()
    found = edition(GUIDELINES)["course"]["guidelines"]

    assert [(use["guideline"]["code"], use["guideline"]["kind"]) for use in found] == [
        ("P1", "PRINCIPLE"),
        ("G2", "GUIDELINE"),
        ("G5", "GUIDELINE"),
    ]
    assert [lesson["id"] for lesson in found[2]["lessons"]] == [lineage("lesson-1"), lineage("lesson-9")]
    assert all(use["guideline"]["title"] and use["guideline"]["theme"] for use in found)


def test_a_code_that_is_none_is_left_out(lagoon, edition):
    assert "X9" not in str(edition(GUIDELINES))
