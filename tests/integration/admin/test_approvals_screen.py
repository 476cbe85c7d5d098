"""Owners set up approvals on one screen, without scripts; others do not see it."""

import pytest
from django.core import mail
from django.urls import reverse

from editions.actions.change_approvals import change_approvals
from editions.approval_templates import TEMPLATES, StepPlan
from editions.approvals import current_workflow, steps_of
from editions.models import Membership, Role
from editions.workflow import shared_workflow

CONTENT = StepPlan("Content", Role.REVIEWER)
PUBLICATION = StepPlan("Publication", Role.PUBLISHER)


@pytest.fixture
def owner(small):
    return small.member(Role.OWNER)


@pytest.fixture
def client(owner, sign_in):
    return sign_in(owner)


def address(small, name="approvals", *more) -> str:
    return reverse(f"editions_admin:{name}", args=[small.edition.code, *more])


def fields(*steps, do="save", seen="") -> dict[str, object]:
    """What a browser sends; a step is `(name, answered by, people, always asked)`."""
    posted: dict[str, object] = {"count": len(steps), "do": do, "seen": seen}
    for number, (name, answered_by, people, always) in enumerate(steps):
        posted |= {f"steps-{number}-name": name, f"steps-{number}-answered_by": answered_by}
        posted |= {f"steps-{number}-people": people} | ({f"steps-{number}-always_asked": "on"} if always else {})
    return posted


def names(response) -> list[str]:
    return [form["name"].value() for form in response.context["steps"].forms]


def saved(small) -> list[tuple[str, str, bool]]:
    workflow = current_workflow(small.edition)
    return [(step.name, step.role, step.always_asked) for step in steps_of(workflow)] if workflow else []


FIRST = ("Content", "reviewer", [], False)
LAST = ("Publication", "publisher", [], False)


def test_the_editions_screen_and_its_checklist_lead_there(small, client):
    html = client.get(address(small, "edition")).content.decode()

    assert html.count(f'href="{address(small)}"') == 2


def test_others_neither_see_it_nor_find_a_way_to_it(small, sign_in):
    for role in (Role.TRANSLATOR, Role.EDITOR, Role.REVIEWER, Role.PUBLISHER):
        client = sign_in(small.member(role))
        assert address(small) not in client.get(address(small, "edition")).content.decode()
        assert client.get(address(small)).status_code == 302
        client.post(address(small), fields(LAST))
    assert current_workflow(small.edition) is None


def test_a_template_is_shown_to_be_changed_and_saves_nothing(small, client):
    response = client.get(address(small) + "?template=legal")

    assert names(response) == [plan.name for plan in TEMPLATES["legal"].steps()]
    assert "Not saved yet" in response.content.decode()
    assert current_workflow(small.edition) is None


def test_an_unknown_template_is_none(small, client):
    assert client.get(address(small) + "?template=x").context["steps"] is None


def test_what_is_written_is_saved(small, client):
    lawyer = small.member(Role.REVIEWER)
    pk = Membership.objects.get(user=lawyer).pk
    client.post(address(small), fields(FIRST, ("Legal", "named", [pk], True), LAST))

    assert saved(small) == [("Content", "reviewer", False), ("Legal", "", True), ("Publication", "publisher", False)]
    assert [row.user for row in steps_of(current_workflow(small.edition))[1].people.all()] == [lawyer]


@pytest.mark.parametrize(
    "do, expected, focus",
    [
        ("up-1", ["Legal", "Content", "Publication"], "down-0"),
        ("down-0", ["Legal", "Content", "Publication"], "down-1"),
        ("down-1", ["Content", "Publication", "Legal"], "up-2"),
        ("remove-1", ["Content", "Publication"], "add"),
        ("add", ["Content", "Legal", "", "Publication"], "name-2"),
        ("up-0", ["Content", "Legal", "Publication"], "add"),
        ("up-99", ["Content", "Legal", "Publication"], "add"),
        ("nonsense", ["Content", "Legal", "Publication"], "add"),
    ],
)
def test_steps_are_moved_added_and_removed_before_they_are_saved(small, client, do, expected, focus):
    response = client.post(address(small), fields(FIRST, ("Legal", "owner", [], True), LAST, do=do))

    assert names(response) == expected
    assert response.context["steps"].focus == focus
    assert current_workflow(small.edition) is None


def test_what_was_chosen_moves_with_its_step(small, client, owner):
    pk = str(Membership.objects.get(user=owner).pk)
    response = client.post(address(small), fields(("Sign-off", "named", [pk], True), LAST, do="down-0"))
    form = response.context["steps"].forms[1]

    assert [form[name].value() for name in ("name", "answered_by", "people", "always_asked")] == [
        "Sign-off",
        "named",
        [pk],
        True,
    ]


@pytest.mark.parametrize(
    "steps, said",
    [
        ([], "At least one step is needed"),
        ([("", "publisher", [], False)], "Give this step a name"),
        ([("Legal", "named", [], False), LAST], "Choose at least one person"),
        ([("Look", "editor", [], False), LAST], "Select a valid choice"),
        ([FIRST], "is the last step and publishes"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_saved(small, client, steps, said):
    response = client.post(address(small), fields(*steps))

    assert said in response.content.decode()
    assert current_workflow(small.edition) is None


def test_a_person_of_another_edition_cannot_be_chosen_nor_is_shown(small, foreign, client):
    stranger = foreign.member(Role.OWNER)
    pk = Membership.objects.get(user=stranger).pk
    response = client.post(address(small), fields(("Sign-off", "named", [pk], False)))

    assert stranger.username not in response.content.decode()
    assert current_workflow(small.edition) is None


@pytest.mark.parametrize("nonsense", [{"count": "x"}, {"count": "999999999999999999"}, {"count": "-1"}, {}])
def test_a_form_that_no_screen_sends_is_refused(small, client, nonsense):
    assert client.post(address(small), {"do": "save", **nonsense}).status_code == 200
    assert current_workflow(small.edition) is None


def test_steps_that_somebody_else_changed_meanwhile_are_told(small, client):
    change_approvals(small.edition, [CONTENT, PUBLICATION])
    response = client.post(address(small), fields(LAST, seen=""))

    assert "Somebody else has changed the steps" in response.content.decode()
    assert [name for name, *_more in saved(small)] == ["Content", "Publication"]


def test_a_step_that_nobody_can_answer_is_told_on_saving_and_afterwards(small, client):
    lawyer = small.member(Role.REVIEWER)
    pk = Membership.objects.get(user=lawyer).pk
    html = client.post(address(small), fields(("Legal", "named", [pk], False), LAST), follow=True).content.decode()
    assert "Nobody can answer" not in html
    lawyer.memberships.all().delete()

    assert "Nobody can answer the step" in client.get(address(small)).content.decode()
    assert "Nobody can answer the step “Legal”" in client.get(address(small, "edition")).content.decode()


def test_the_shared_steps_come_back(small, client):
    workflow = change_approvals(small.edition, [CONTENT, PUBLICATION])
    client.post(address(small, "shared_approvals"), {"seen": workflow.pk})

    assert current_workflow(small.edition) is None
    assert small.pages["course"].get_workflow() == shared_workflow()


def test_what_waits_is_listed_and_taken_out_of_review(small, foreign, client):
    lesson, theirs = small.pages["lesson"], foreign.pages["lesson"]
    state = lesson.get_workflow().start(lesson, small.member(Role.EDITOR))
    other = theirs.get_workflow().start(theirs, foreign.member(Role.EDITOR))
    html = client.get(address(small)).content.decode()
    assert html.count("Take out of review") == 1
    assert "First hours" in html

    assert client.post(address(small, "end_review", other.pk)).status_code == 404
    client.post(address(small, "end_review", state.pk))
    assert not lesson.workflow_in_progress
    assert theirs.workflow_in_progress
    assert mail.outbox


def test_a_page_that_waits_where_nobody_can_answer_is_marked(small, client):
    lawyer = small.member(Role.REVIEWER)
    pk = Membership.objects.get(user=lawyer).pk
    change_approvals(small.edition, [StepPlan("Legal", people=(pk,)), PUBLICATION])
    lesson = small.pages["lesson"]
    lesson.get_workflow().start(lesson, small.member(Role.EDITOR))
    change_approvals(small.edition, [PUBLICATION])
    lawyer.memberships.all().delete()
    html = client.get(address(small)).content.decode()

    assert "Nobody can answer this step" in html
    assert "Steps as they were before" in html


@pytest.mark.parametrize(
    "posted, expected",
    [
        ({"automatic": "on", "minutes": "45"}, 45),
        ({"minutes": "45"}, None),
        ({"automatic": "on", "minutes": ""}, None),
        ({"automatic": "on", "minutes": "4"}, None),
        ({"automatic": "on", "minutes": "1441"}, None),
        ({"automatic": "on", "minutes": "soon"}, None),
    ],
)
def test_releases_by_themselves_are_switched_there(small, client, posted, expected):
    response = client.post(address(small, "automatic_releases"), posted)
    small.edition.refresh_from_db()

    assert response.status_code == (302 if expected or posted == {"minutes": "45"} else 200)
    assert small.edition.release_after == expected


def test_no_address_answers_what_it_is_not_for(small, client):
    assert client.get(address(small, "automatic_releases")).status_code == 405
    assert client.get(address(small, "shared_approvals")).status_code == 405
    assert client.get(address(small, "cancel_planned_release")).status_code == 405


@pytest.mark.parametrize("digits", ["9" * 5000, "9" * 30, "٣", "²"])
def test_a_number_that_no_browser_sends_changes_nothing(small, client, digits):
    change_approvals(small.edition, [CONTENT, PUBLICATION])
    before = current_workflow(small.edition)

    moved = client.post(address(small), fields(FIRST, LAST, do=f"up-{digits}"))
    stale = client.post(address(small), fields(LAST, seen=digits))

    assert names(moved) == ["Content", "Publication"]
    assert "Somebody else has changed the steps meanwhile" in stale.content.decode()
    assert current_workflow(small.edition) == before


def test_what_waits_is_listed_page_by_page_with_the_same_queries(
    small, client, monkeypatch, django_assert_max_num_queries
):
    names = ("lesson", "tool", "case", "institution")
    author = small.member(Role.EDITOR)

    def send_in(name: str) -> None:
        page = small.pages[name]
        page.save_revision(user=author)
        page.get_workflow().start(page, author)

    def asked() -> int:
        with django_assert_max_num_queries(200) as context:
            client.get(address(small))
        return len(context)

    send_in(names[0])
    asked()
    few = asked()
    for name in names[1:]:
        send_in(name)
    assert asked() == few

    monkeypatch.setattr("editions.admin.screens.approvals.steps._A_PAGE", 3)
    first, second = client.get(address(small)), client.get(address(small), {"p": "2"})
    assert [[each["page"].pk for each in found.context["waiting"]] for found in (first, second)] == [
        [small.pages[name].pk for name in names[:3]],
        [small.pages[name].pk for name in names[3:]],
    ]
    assert "?p=2" in first.content.decode()
