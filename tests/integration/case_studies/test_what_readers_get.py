"""A case study that is replaced or hidden is so in exactly that edition, in every language, after the next release."""

from uuid import UUID

import pytest

from editions.actions.decide_case_study import decide_case_study, undo_decision
from editions.actions.publish_release import publish_release
from editions.errors import Broken, Invalid
from editions.models import Document, Edition, Release, ReleaseDocument
from tests.integration.case_studies.scene import add_case, bodies, fork, make_course_with_cases, read, shown
from tests.integration.updates.school import edit, lineage, page_of, rewrite, take_clean

STORM, FLOOD, OURS = (UUID(lineage(name)) for name in ("storm", "flood", "ours"))


def everything(edition: Edition) -> list[tuple[str, str]]:
    """Every byte that a release of `edition` stands for."""
    releases = Release.objects.filter(edition=edition)
    named = ReleaseDocument.objects.filter(release__in=releases).values("document")
    documents = Document.objects.filter(pk__in=named)
    return sorted([*releases.values_list("digest", "manifest"), *documents.values_list("digest", "body")])


def replace(edition: Edition) -> None:
    add_case(edition)
    decide_case_study(edition, STORM, "replace", replacement=OURS)


def test_the_new_one_stands_in_the_same_place_in_every_language(edition):
    publish_release(edition)
    before = bodies(edition)
    replace(edition)

    assert bodies(edition) == before
    publish_release(edition)

    for locale, blocks in bodies(edition).items():
        assert [block["id"] for block in blocks] == [block["id"] for block in before[locale]] == list("abqcd")
        assert blocks[1]["caseStudy"]["id"] == str(OURS)
        assert blocks[1]["caseStudy"]["title"] == "Our own storm"
        assert (blocks[1]["caseStudy"]["locale"], blocks[1]["caseStudy"]["certainty"]) == ("en", "MIXED")
        assert blocks[1]["note"] == "Why storm"
        others = [place for place in range(5) if place not in (1, 3)]
        assert [blocks[place] for place in others] == [before[locale][place] for place in others]
        assert (str(OURS) in blocks[3]["text"], str(STORM) in blocks[3]["text"]) == (True, False)


def test_no_other_edition_notices(upstream, edition):
    sibling = fork(upstream, "sibling-cases")
    publish_release(edition)
    child = fork(edition, "child-cases")
    for each in (sibling, child):
        publish_release(each)
    others = (upstream, sibling, child)
    before = [(everything(each), bodies(each)) for each in others]

    replace(edition)
    publish_release(edition)

    assert [(everything(each), bodies(each)) for each in others] == before
    again = [publish_release(each).release for each in others]
    firsts = [Release.objects.filter(edition=each).order_by("number").first() for each in others]
    assert [release.digest for release in again] == [first.digest for first in firsts if first]


def test_the_old_one_is_not_served_in_any_way(edition):
    replace(edition)
    publish_release(edition)

    listed = [case["id"] for module in read(edition, "fr")["course"]["modules"] for case in module["caseStudies"]]
    assert sorted(listed) == sorted([str(FLOOD), str(OURS)])
    assert "Facts of The storm" not in str(read(edition, "en"))


def test_a_hidden_one_goes_with_the_blocks_that_show_it_and_links_lead_to_its_module(edition):
    decide_case_study(edition, STORM, "hide")
    publish_release(edition)

    for blocks in bodies(edition).values():
        assert [block["id"] for block in blocks] == list("aqcd")
        assert lineage("ready") in blocks[2]["text"]
        assert str(STORM) not in str(blocks)


@pytest.mark.parametrize("kind", ["hide", "replace"])
def test_undone_it_is_as_it_was_to_the_byte(edition, kind):
    add_case(edition)
    first = publish_release(edition).release
    decide_case_study(edition, STORM, kind, replacement=OURS if kind == "replace" else None)
    assert publish_release(edition).release.digest != first.digest

    undo_decision(edition, STORM)

    assert publish_release(edition).release.digest == first.digest


def test_no_page_is_changed_by_a_decision(edition):
    lesson = page_of(edition, "first")
    replace(edition)
    publish_release(edition)

    after = page_of(edition, "first")
    assert (after.latest_revision_id, after.body.raw_data[1]) == (lesson.latest_revision_id, lesson.body.raw_data[1])


def test_an_update_of_the_old_one_does_not_bring_it_back(upstream, edition):
    replace(edition)
    edit(upstream, "storm", facts="<p>Newer facts.</p>")
    rewrite(upstream, "first", "a", "<p>Call at once.</p>")
    publish_release(upstream)

    take_clean(edition)
    publish_release(edition)

    blocks = bodies(edition)["en"]
    assert "Call at once." in blocks[0]["text"]
    assert blocks[1]["caseStudy"]["id"] == str(OURS)
    assert page_of(edition, "storm").facts == "<p>Newer facts.</p>"


def test_the_old_one_stays_until_the_new_one_is_published_and_a_release_says_so(edition):
    add_case(edition, live=False)
    decide_case_study(edition, STORM, "replace", replacement=OURS)

    with pytest.raises(Broken) as refused:
        publish_release(edition)

    assert "“The storm”" in refused.value.problems[0]
    assert "“Our own storm”" in refused.value.problems[0]


def test_what_a_mandatory_block_shows_stays_in_an_adapted_edition(db):
    upstream = make_course_with_cases(body=[shown("b", "storm", mandatory=True), shown("d", "flood")])
    edition = fork(upstream)

    with pytest.raises(Invalid, match="mandatory"):
        decide_case_study(edition, STORM, "hide")
    decide_case_study(upstream, STORM, "hide")


def test_a_block_that_becomes_mandatory_later_outweighs_the_decision(upstream, edition):
    decide_case_study(edition, FLOOD, "hide")
    body = list(page_of(upstream, "first").body.raw_data)
    body[4]["value"]["mandatory"] = True
    edit(upstream, "first", body=body)
    publish_release(upstream)
    take_clean(edition)

    publish_release(edition)

    assert bodies(edition)["en"][4]["caseStudy"]["id"] == str(FLOOD)


def test_an_edition_made_from_it_begins_with_what_its_readers_have(edition):
    replace(edition)
    publish_release(edition)

    child = fork(edition, "child-cases")

    assert page_of(child, "first").body.raw_data[1]["value"]["case_study"] == str(OURS)
    assert not child.case_study_decisions.exists()
    publish_release(child)
    assert bodies(child) == bodies(edition)


def test_editions_made_from_it_earlier_are_offered_the_replacement(edition):
    publish_release(edition)
    child = fork(edition, "child-cases")
    replace(edition)
    publish_release(edition)

    take_clean(child)
    publish_release(child)

    assert bodies(child)["en"][1]["caseStudy"]["id"] == str(OURS)


def test_one_that_stands_in_anothers_place_cannot_go_before_it(edition):
    replace(edition)

    for refused in (
        lambda: decide_case_study(edition, OURS, "hide"),
        lambda: decide_case_study(edition, FLOOD, "replace", replacement=STORM),
        lambda: decide_case_study(edition, FLOOD, "replace", replacement=FLOOD),
        lambda: decide_case_study(edition, FLOOD, "replace"),
    ):
        with pytest.raises(Invalid):
            refused()
