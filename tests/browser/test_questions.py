"""Knowledge checks of each of the six kinds, done with the keyboard alone, and said aloud."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

KINDS = ("SINGLE", "MULTIPLE", "TRUE_FALSE", "MATCHING", "ORDERING", "SCENARIO")


class Keyboard:
    """Hands that never touch the mouse. `form` is the question that they work on."""

    def __init__(self, page: Page, form) -> None:
        self.page = page
        self.form = form

    def tab_to(self, target, limit: int = 250) -> None:
        """Tabs until `target` has the focus; fails if the keyboard never gets there."""
        for _ in range(limit):
            if target.evaluate("node => node === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"The keyboard does not reach {target}")

    def press(self, target, key: str) -> None:
        self.tab_to(target)
        self.page.keyboard.press(key)

    def choose(self, text: str) -> None:
        """A radio button, by the arrow keys; its group is one stop."""
        radios = self.form.locator("fieldset:enabled input[type=radio]")
        wanted = self.form.locator("fieldset:enabled label.option").filter(has_text=text).first.locator("input")
        self.tab_to(radios.first)
        self.page.keyboard.press("Space")
        for _ in range(radios.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"The arrow keys do not reach “{text}”")

    def check(self) -> None:
        self.press(self.form.locator("button.primary:visible").last, "Enter")


def answer_choice(hands: Keyboard, question: dict, right: bool) -> None:
    options = [one for one in question["options"] if (one["id"] in question["answer"]["correct"]) == right]
    if question["kind"] == "MULTIPLE":
        options = question["options"] if right else question["options"][:1]
        for option in options:
            wanted = option["id"] in question["answer"]["correct"] if right else True
            if wanted:
                hands.press(hands.form.get_by_label(option["text"], exact=True), "Space")
    else:
        hands.choose(options[0]["text"])
    hands.check()


def answer_matching(hands: Keyboard, question: dict, right: bool) -> None:
    pairs = dict(pair.split(":") for pair in question["answer"]["correct"])
    texts = {one["id"]: one["text"] for one in question["right"]}
    for left in question["left"]:
        wanted = texts[pairs[left["id"]] if right else question["right"][0]["id"]]
        menu = hands.form.get_by_label(left["text"], exact=True)
        hands.tab_to(menu)
        for _ in range(len(texts) + 1):
            if menu.evaluate("menu => menu.selectedOptions[0].textContent").endswith(f". {wanted}"):
                break
            hands.page.keyboard.press("ArrowDown")
    hands.check()


def answer_ordering(hands: Keyboard, question: dict, right: bool) -> None:
    texts = {one["id"]: one["text"] for one in question["items"]}
    wanted = [texts[one] for one in question["answer"]["correct"]]
    rows = hands.form.locator("ol.order > li")
    for place, text in enumerate(wanted if right else []):
        while rows.locator("> :first-child").all_inner_texts()[place] != text:
            row = rows.filter(has=hands.page.get_by_text(text, exact=True)).first
            hands.press(row.locator("button").first, "Enter")
    hands.check()


def answer_scenario(hands: Keyboard, question: dict, right: bool) -> None:
    step = question["steps"][0]
    while step:
        choices = [one for one in step["choices"] if (one["id"] in question["answer"]["correct"]) == right]
        hands.choose(choices[0]["text"])
        hands.check()
        if choices[0]["consequence"]:
            said = hands.form.locator("[role=status]").filter(has_text=choices[0]["consequence"])
            expect(said.last).to_be_visible()
        step = next((one for one in question["steps"] if one["id"] == choices[0]["next"]), None)
        if step:
            hands.page.keyboard.press("Enter")
            expect(hands.form.get_by_text(step["prompt"]).last).to_be_visible()
            assert hands.page.evaluate("document.activeElement.type") == "radio", "the next step takes the focus"


ANSWERS = {"MATCHING": answer_matching, "ORDERING": answer_ordering, "SCENARIO": answer_scenario}


@pytest.fixture
def asked(courses, open_page):
    """`asked(kind, locale)` opens a knowledge check at a question of that kind: the question and hands on it."""

    def ask(kind: str, locale: str = "en") -> tuple[dict, Keyboard]:
        course = courses[locale]
        module, questions = next(
            (module, questions) for module, questions in course.checks if any(one["kind"] == kind for one in questions)
        )
        page = open_page(course.url("modules", module["slug"], "check"))
        number = next(i for i, one in enumerate(questions) if one["kind"] == kind)
        return questions[number], Keyboard(page, page.locator(".question").nth(number))

    return ask


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_right_answer_by_keyboard_is_told_and_explained(asked, kind, locale):
    question, hands = asked(kind, locale)
    ANSWERS.get(kind, answer_choice)(hands, question, right=True)
    verdict = hands.form.locator("[role=status] .verdict.right").last
    expect(verdict).to_contain_text(question["answer"]["feedbackRight"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_answer_is_explained_and_can_be_given_again(asked, kind):
    question, hands = asked(kind)
    ANSWERS.get(kind, answer_choice)(hands, question, right=False)
    verdict = hands.form.locator("[role=status] .verdict.wrong").last
    expect(verdict).to_contain_text(question["answer"]["feedbackWrong"])
    hands.check()
    expect(hands.form.locator(".verdict")).to_have_count(0)
    ANSWERS.get(kind, answer_choice)(hands, question, right=True)
    expect(hands.form.locator(".verdict.right").last).to_be_visible()


@pytest.mark.parametrize("kind", ["SINGLE", "MULTIPLE", "TRUE_FALSE", "MATCHING"])
def test_an_incomplete_answer_is_not_marked_but_asked_for(asked, kind):
    _, hands = asked(kind)
    hands.check()
    expect(hands.page.locator("#live")).not_to_be_empty()
    expect(hands.form.locator(".verdict")).to_have_count(0)


@pytest.mark.parametrize("kind", ["SINGLE", "MULTIPLE", "MATCHING", "ORDERING"])
def test_the_answer_can_be_shown(asked, kind):
    question, hands = asked(kind)
    ANSWERS.get(kind, answer_choice)(hands, question, right=False)
    hands.press(hands.form.get_by_role("button", name="Show the answer"), "Enter")
    if kind == "ORDERING":
        texts = {one["id"]: one["text"] for one in question["items"]}
        shown = hands.form.locator("ol.order > li > :first-child").all_inner_texts()
        assert shown == [texts[one] for one in question["answer"]["correct"]]
    elif kind == "MATCHING":
        values = hands.form.locator("select").evaluate_all("all => all.map(one => one.value)")
        given = [f"{left['id']}:{value}" for left, value in zip(question["left"], values, strict=True)]
        assert len(set(given) & set(question["answer"]["correct"])) == len(given) or set(values) == {
            pair.split(":")[1] for pair in question["answer"]["correct"]
        }
    else:
        right = [one["text"] for one in question["options"] if one["id"] in question["answer"]["correct"]]
        for text in right:
            expect(hands.form.locator("label").filter(has_text=text).locator(".mark")).to_be_visible()


def test_a_move_is_announced_and_keeps_the_focus(asked):
    question, hands = asked("ORDERING")
    second = hands.form.locator("ol.order > li").nth(1)
    text = second.locator("> :first-child").inner_text()
    hands.press(second.locator("button").first, "Enter")
    expect(hands.page.locator("#live")).to_contain_text(text)
    expect(hands.page.locator("#live")).to_contain_text(f"1 of {len(question['items'])}")
    assert text in hands.page.evaluate("document.activeElement.textContent")


def test_a_finished_check_tells_the_result_and_keeps_the_best(english, open_page):
    module, questions = next(
        (module, all_) for module, all_ in english.checks if {one["kind"] for one in all_} <= set(KINDS)
    )
    page = open_page(english.url("modules", module["slug"], "check"))
    for number, question in enumerate(questions):
        hands = Keyboard(page, page.locator(".question").nth(number))
        ANSWERS.get(question["kind"], answer_choice)(hands, question, right=True)
    expect(page.locator(".score")).to_contain_text(f"{len(questions)} of {len(questions)}")
    page.goto(english.url("modules", module["slug"]))
    expect(page.get_by_text(f"Best result: {len(questions)} of {len(questions)}")).to_be_visible()


def test_starting_over_asks_with_another_seed(english, open_page):
    module, _ = english.checks[0]
    page = open_page(english.url("modules", module["slug"], "check"))
    with page.expect_request(lambda request: "KnowledgeCheck" in (request.post_data or "")) as asked:
        page.get_by_role("button", name="Start over").click()
    before = page.evaluate("JSON.parse(localStorage.getItem('reader:seed'))")
    assert asked.value.post_data_json["variables"]["seed"] == before + 1
