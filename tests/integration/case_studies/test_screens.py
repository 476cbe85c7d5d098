"""What an edition's people see of its case studies, and what they can do about them."""

import csv
import io
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.content.models import CaseStudy
from editions.actions.check_content import check_content
from editions.actions.decide_case_study import decide_case_study
from editions.actions.publish_release import publish_release
from editions.admin.checklist import Checklist
from editions.admin.overview import Overview
from editions.errors import Broken
from editions.models import AuditEntry, Edition, Role
from tests.factories import make_member
from tests.integration.case_studies.scene import add_case, fork
from tests.integration.updates.school import edit, lineage, page_of

STORM, FLOOD, OURS = (UUID(lineage(name)) for name in ("storm", "flood", "ours"))


def signed_in(edition: Edition, role: Role = Role.PUBLISHER) -> Client:
    client = Client()
    client.force_login(make_member(edition, role))
    return client


def address(edition: Edition, name: str = "case_studies", *ids: Any) -> str:
    return reverse(f"editions_admin:{name}", args=[edition.code, *ids])


def look(client: Client, edition: Edition, **sent: Any) -> Any:
    """Ticks questions beside the decision as it is; `was` are those that were ticked before."""
    decided = edition.case_study_decisions.get(lineage=STORM).at.isoformat()
    return client.post(address(edition, "case_study_questions", STORM), {"decided": decided, **sent})


def left(edition: Edition, name: str = "Case studies") -> list[str]:
    steps = Checklist(Overview(edition, make_member(edition, Role.OWNER))).steps
    return next(step.left for step in steps if step.name == name)


def test_every_case_study_stands_under_its_module_with_what_is_known_of_it(edition):
    edit(edition, "flood", facts="<p>Ours.</p>")
    add_case(edition, live=False)

    shown = signed_in(edition, Role.TRANSLATOR).get(address(edition)).content.decode()

    for said in ("Ready", "The storm", "Facts seen in a source", "Upstream&#x27;s, changed", "Your own"):
        assert said in shown or said.replace("&#x27;", "'") in shown
    assert "Not published" in shown
    assert "Add a case study" not in shown


def test_a_publisher_replaces_one_and_takes_it_back(edition):
    add_case(edition)
    client = signed_in(edition)
    chosen = {"kind": "replace", "replacement": str(OURS)}

    assert client.post(address(edition, "case_study", STORM), chosen).status_code == 302
    shown = client.get(address(edition, "case_study", STORM)).content.decode()
    assert ("Replaced" in shown, "Our own storm" in shown) == (True, True)
    assert AuditEntry.objects.get(edition=edition, action="case_study").details["case_study"] == "The storm"

    client.post(address(edition, "undo_case_study", STORM))
    assert not edition.case_study_decisions.exists()


@pytest.mark.parametrize("sent", [{}, {"kind": "replace"}, {"kind": "replace", "replacement": "x"}, {"kind": "burn"}])
def test_what_is_half_said_is_asked_for_again(edition, sent):
    answer = signed_in(edition).post(address(edition, "case_study", STORM), sent)

    assert answer.status_code == 200
    assert not edition.case_study_decisions.exists()


def test_a_replacement_that_is_not_published_is_told_wherever_it_is_told_what_stops_a_release(edition):
    add_case(edition, live=False)
    decide_case_study(edition, STORM, "replace", replacement=OURS)

    shown = signed_in(edition).get(address(edition, "next_release"))
    with pytest.raises(Broken) as refused:
        publish_release(edition)

    assert shown.context["differences"].after.problems == refused.value.problems
    assert check_content(edition).broken == 1


def test_editors_look_and_do_not_decide(edition):
    client = signed_in(edition, Role.EDITOR)

    assert client.get(address(edition, "case_study", STORM)).status_code == 200
    for name in ("case_study", "undo_case_study", "write_case_study"):
        assert client.post(address(edition, name, STORM), {"kind": "hide", "title": "T"}).status_code in (302, 403)
    assert not edition.case_study_decisions.exists()


def test_what_is_not_of_the_edition_is_not_found(upstream, edition):
    add_case(upstream)
    client = signed_in(edition)

    for each in (OURS, uuid4()):
        assert client.get(address(edition, "case_study", each)).status_code == 404
        for name in ("undo_case_study", "case_study_questions", "write_case_study"):
            assert client.post(address(edition, name, each), {"title": "T"}).status_code == 404
    wrong = client.post(address(edition, "case_study", STORM), {"kind": "replace", "replacement": str(OURS)})
    assert wrong.status_code == 200
    assert not edition.case_study_decisions.exists()


def test_a_new_one_is_written_beside_the_old_one(edition):
    client = signed_in(edition)

    answer = client.post(address(edition, "write_case_study", STORM), {"title": "Our storm"})

    page = CaseStudy.objects.get(title="Our storm")
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(answer["Location"]).status_code == 200
    assert page.get_prev_sibling().specific == page_of(edition, "storm")
    assert page.live is False
    assert edition.case_study_decisions.get().replacement == page.identity.lineage


def test_questions_that_depend_on_it_are_flagged_until_somebody_has_looked(edition):
    assert not [each for each in left(edition) if "question" in each]
    decide_case_study(edition, STORM, "hide")
    assert "2 questions depend on case studies that are replaced or hidden" in left(edition)
    client = signed_in(edition, Role.EDITOR)
    shown = client.get(address(edition, "case_study", STORM)).content.decode()
    assert ("What did the storm teach?" in shown, "Whom do you call?" in shown) == (True, False)

    look(client, edition, question=["q"])
    assert "1 question depends on a case study that is replaced or hidden" in left(edition)
    look(client, edition, question=["q", "k"])
    assert not [each for each in left(edition) if "question" in each]

    look(client, edition, question=["other"])
    assert edition.case_study_decisions.get().looked_at == ["k", "q"]


def test_another_replacement_is_to_be_looked_at_anew(edition):
    add_case(edition)
    decide_case_study(edition, STORM, "hide")
    client = signed_in(edition)
    look(client, edition, question=["q", "k"])

    decide_case_study(edition, STORM, "replace", replacement=OURS)

    assert edition.case_study_decisions.get().looked_at == []


def test_what_one_has_looked_at_another_does_not_untick(edition):
    decide_case_study(edition, STORM, "hide")
    first, second = signed_in(edition, Role.EDITOR), signed_in(edition, Role.EDITOR)
    look(first, edition, question=["q"])
    look(second, edition, question=["k"])
    assert edition.case_study_decisions.get().looked_at == ["k", "q"]

    look(second, edition, question=["k"], was=["k", "q"])

    assert edition.case_study_decisions.get().looked_at == ["k"]


def test_what_was_looked_at_beside_a_former_decision_is_not_saved_to_the_new_one(edition):
    add_case(edition)
    decide_case_study(edition, STORM, "hide")
    client = signed_in(edition, Role.EDITOR)
    html = client.get(address(edition, "case_study", STORM)).content.decode()
    before = html.split('name="decided" value="')[1].split('"')[0]
    decide_case_study(edition, STORM, "replace", replacement=OURS)

    stale = look(client, edition, question=["q"], decided=before)
    assert edition.case_study_decisions.get().looked_at == []
    assert "decided anew" in client.get(stale.url).content.decode()

    look(client, edition, question=["q"])
    assert edition.case_study_decisions.get().looked_at == ["q"]


def test_keeping_them_is_a_decision_as_well(edition):
    edit(edition, "storm", review_date=None)
    assert [each for each in left(edition) if "upstream" in each]
    before = publish_release(edition).release
    edition.refresh_from_db()
    assert left(edition, "Release") == []

    decide_case_study(edition, FLOOD, "keep")

    assert left(edition) == []
    assert left(edition, "Release") == ["Decisions about case studies since it"]
    assert publish_release(edition).release.manifest != before.manifest


def due(client: Client, **query: str) -> list[list[str]]:
    answer = client.get(reverse("editions_admin:case_studies_due_csv"), query)
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]


def test_the_report_has_what_is_due_in_all_editions_of_a_person(upstream, edition):
    user = make_member(edition, Role.OWNER)
    client = Client()
    client.force_login(user)
    soon = timezone.localdate() + timedelta(days=59)
    edit(edition, "flood", review_date=soon, title="=1+1")

    assert [row[0] for row in due(client)] == ["adapted-cases"] * 2
    assert [(row[2], row[6]) for row in due(client)] == [("The storm", "past"), ("'=1+1", "soon")]
    assert len(due(client, when="soon")) == 1

    make_member(upstream, Role.TRANSLATOR, user)
    client.force_login(user)
    assert {row[0] for row in due(client)} == {"adapted-cases", "global-cases"}
    assert {row[0] for row in due(client, edition="global-cases")} == {"global-cases"}
    shown = client.get(reverse("editions_admin:case_studies_due"), {"edition": "adapted-cases"}).content.decode()
    assert ("The storm" in shown, "=1+1" in shown) == (True, True)


def test_the_report_tells_nothing_of_others_editions(upstream, edition):
    other = fork(upstream, "other-cases")

    assert {row[0] for row in due(signed_in(other), edition="adapted-cases")} == {"other-cases"}


def test_what_is_hidden_or_later_is_not_due(edition):
    edit(edition, "flood", review_date=timezone.localdate() + timedelta(days=61))
    client = signed_in(edition)
    assert [row[2] for row in due(client)] == ["The storm"]

    decide_case_study(edition, STORM, "hide")

    assert due(client) == []
    assert Overview(edition, None).cases_due == 0


@pytest.mark.parametrize("show", ["all", "due", "questions", "decided", "nonsense"])
def test_the_list_is_narrowed_down(edition, show):
    decide_case_study(edition, STORM, "hide")

    shown = signed_in(edition).get(address(edition), {"show": show}).content.decode()

    assert ("The storm" in shown) is (show != "due")
    assert ("The flood" in shown) is (show in ("all", "nonsense"))
