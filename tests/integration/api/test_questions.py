"""Questions: nothing that a learner sees first gives the answer away."""

import json

import pytest

from tests.integration.api.sample_blocks import QUESTIONS
from tests.integration.api.small_course import SECRET

pytestmark = pytest.mark.django_db

ASKED = """
  id kind stem points locale
  ... on SingleQuestion { options(seed: %(seed)s) { id text } }
  ... on MultipleQuestion { options(seed: %(seed)s) { id text } }
  ... on TrueFalseQuestion { options { id text } }
  ... on MatchingQuestion { left(seed: %(seed)s) { id text } right(seed: %(seed)s) { id text } }
  ... on OrderingQuestion { items(seed: %(seed)s) { id text } }
  ... on ScenarioQuestion { steps(seed: %(seed)s) { id prompt choices { id text consequence next } } }
"""
SEEDS = ["null", *range(40)]


def check(edition, selection: str, seed: object = "null", locale: str = "en"):
    selection = selection % {"seed": seed} if "%(" in selection else selection
    module = edition(f'course(locale: "{locale}") {{ modules {{ knowledgeCheck {{ {selection} }} }} }}')["course"]
    return {question["id"]: question for question in module["modules"][0]["knowledgeCheck"]}


def answers(edition):
    found = check(edition, "id answer { correct feedbackRight feedbackWrong }")
    return {identifier: question["answer"] for identifier, question in found.items()}


def ids(options):
    return [option["id"] for option in options]


def test_every_kind_of_question_is_asked(lagoon, edition):
    found = check(edition, ASKED)

    assert [question["kind"] for question in found.values()] == [
        "SINGLE",
        "MULTIPLE",
        "TRUE_FALSE",
        "MATCHING",
        "ORDERING",
        "SCENARIO",
    ]
    assert found["q-single"]["stem"] == "Which one?"
    assert {question["points"] for question in found.values()} == {2}


def test_what_is_right_stands_under_answer(lagoon, edition):
    found = answers(edition)

    assert found["q-single"]["correct"] == ["s0"]
    assert found["q-multiple"]["correct"] == ["m0", "m1"]
    assert found["q-true-false"]["correct"] == ["false"]
    assert found["q-ordering"]["correct"] == ["o0", "o1", "o2", "o3"]
    assert found["q-scenario"]["correct"] == ["c1", "c3"]
    assert found["q-single"]["feedbackRight"] == "Well done"
    assert found["q-single"]["feedbackWrong"] == "Look again"


def test_pairs_are_told_by_ids_that_the_question_shows(lagoon, edition):
    question = check(edition, ASKED)["q-matching"]
    left = {option["id"]: option["text"] for option in question["left"]}
    right = {option["id"]: option["text"] for option in question["right"]}

    pairs = [pair.split(":") for pair in answers(edition)["q-matching"]["correct"]]
    assert {(left[a], right[b]) for a, b in pairs} == {(f"Left {n}", f"Right {n}") for n in range(4)}


def test_nothing_outside_answer_holds_key_or_feedback(lagoon, edition):
    shown = json.dumps(check(edition, ASKED))

    for secret in ("Well done", "Look again", "correct", "feedback"):
        assert secret not in shown


@pytest.mark.parametrize("seed", SEEDS)
def test_options_do_not_stand_as_the_author_wrote_them_but_all_of_them_stand(lagoon, edition, seed):
    found = check(edition, ASKED, seed)

    assert sorted(ids(found["q-single"]["options"])) == [f"s{n}" for n in range(5)]
    assert sorted(ids(found["q-ordering"]["items"])) == [f"o{n}" for n in range(4)]
    assert ids(found["q-ordering"]["items"]) != ["o0", "o1", "o2", "o3"]
    order = [option["text"][-1] for option in found["q-matching"]["left"]]
    assert order != [option["text"][-1] for option in found["q-matching"]["right"]]


def test_ordering_two_items_never_shows_them_in_the_right_order(lagoon, edition):
    two = {**QUESTIONS[4], "value": {**QUESTIONS[4]["value"], "items": QUESTIONS[4]["value"]["items"][:2]}}
    lagoon.page("module-1", "content.Module", "course", {"en": "One"}, {"minutes": 1, "knowledge_check": [two]})
    lagoon.release("2.0")

    shown = {tuple(ids(check(edition, ASKED, seed)["q-ordering"]["items"])) for seed in SEEDS}
    assert shown == {("o1", "o0")}


def test_two_pairs_never_stand_side_by_side(lagoon, edition):
    two = {**QUESTIONS[3], "value": {**QUESTIONS[3]["value"], "pairs": QUESTIONS[3]["value"]["pairs"][:2]}}
    lagoon.page("module-1", "content.Module", "course", {"en": "One"}, {"minutes": 1, "knowledge_check": [two]})
    lagoon.release("2.0")

    for seed in SEEDS:
        question = check(edition, ASKED, seed)["q-matching"]
        assert question["left"][0]["text"][-1] != question["right"][0]["text"][-1]


def test_the_same_seed_gives_the_same_order_and_seeds_differ(lagoon, edition):
    first, again = check(edition, ASKED, 7), check(edition, ASKED, 7)
    orders = {tuple(ids(check(edition, ASKED, seed)["q-single"]["options"])) for seed in SEEDS}

    assert first == again
    assert len(orders) > 10


def test_the_right_option_stands_in_every_place_sooner_or_later(lagoon, edition):
    places = {ids(check(edition, ASKED, seed)["q-single"]["options"]).index("s0") for seed in SEEDS}

    assert places == set(range(5))


def test_ids_of_matching_halves_do_not_tell_the_pair(lagoon, edition):
    question = check(edition, ASKED)["q-matching"]

    assert not set(ids(question["left"])) & set(ids(question["right"]))
    assert all(left not in right for left in ids(question["left"]) for right in ids(question["right"]))


def test_true_and_false_stand_in_this_order_in_the_questions_language(lagoon, edition):
    options = check(edition, ASKED)["q-true-false"]["options"]

    assert options == [{"id": "true", "text": "True"}, {"id": "false", "text": "False"}]


def test_a_scenario_is_told_in_order_and_leads_on(lagoon, edition):
    first, second = check(edition, ASKED)["q-scenario"]["steps"]
    choices = {choice["id"]: choice for choice in (*first["choices"], *second["choices"])}

    assert (first["id"], second["id"]) == ("step-1", "step-2")
    assert choices["c1"] == {"id": "c1", "text": "Listen", "consequence": "They go on.", "next": "step-2"}
    assert choices["c2"]["next"] is None
    assert choices["c3"]["next"] is None


def test_questions_say_their_language_one_by_one(lagoon, edition):
    found = check(edition, "id locale", locale="fr")

    assert found["q-single"]["locale"] == "en"
    assert found["q-multiple"]["locale"] == "fr"


def test_a_kind_of_question_that_is_not_known_is_left_out_of_a_check(lagoon, edition):
    unknown = {"id": "x", "type": "question_essay", "value": {"stem": "Why?"}}
    checks = [unknown, QUESTIONS[0]]
    lagoon.page("module-1", "content.Module", "course", {"en": "One"}, {"minutes": 1, "knowledge_check": checks})
    lagoon.release("2.0")

    assert list(check(edition, "id")) == ["q-single"]


def test_no_answer_holds_a_question_of_the_assessment(lagoon, client):
    from tests.integration.api.whole import WHOLE_EDITION

    body = {"query": WHOLE_EDITION, "variables": {"code": "lagoon", "locale": "en"}}
    response = client.post("/graphql/", body, content_type="application/json")

    assert response.status_code == 200
    assert "errors" not in response.json()
    assert SECRET not in response.content.decode()
