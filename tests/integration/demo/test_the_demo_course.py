"""What the loader made is what the client's outline says."""

import pytest
from wagtail.models import Page, ReferenceIndex

from cms.content.models import CaseStudy, FinalAssessment, Glossary, Lesson, Module, Tool
from cms.demo import source_files
from cms.demo.load import load_demo
from editions.documents.check import problems_in, references_of
from editions.documents.snapshot import take_snapshot
from editions.models import DirectorySnapshot, Edition, PageIdentity

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "es", "ar")


def in_edition(model, code, language):
    return model.objects.filter(identity__edition__code=code, locale__language_code=language).order_by("path")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_global_course_has_all_of_the_outline_in_each_language(upstream, language):
    assert in_edition(Module, "global", language).count() == 14
    assert in_edition(Lesson, "global", language).count() == 83
    assert in_edition(CaseStudy, "global", language).count() == 28
    assert in_edition(Tool, "global", language).count() == 28
    assert sum(len(module.knowledge_check) for module in in_edition(Module, "global", language)) == 56
    assert len(in_edition(FinalAssessment, "global", language).get().blueprint) == 20
    assert len(in_edition(Glossary, "global", language).get().terms) == 91


def test_titles_objectives_and_minutes_are_the_outlines(upstream):
    for module, expected in zip(in_edition(Module, "global", "en"), source_files.outline()["modules"], strict=True):
        assert module.title == expected["title"]["en"]
        assert module.minutes == expected["minutes"]
        assert [str(item.value) for item in module.objectives] == expected["objectives"]
        lessons = Lesson.objects.child_of(module).order_by("path")
        assert [lesson.title for lesson in lessons] == [lesson["title"] for lesson in expected["lessons"]]


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_module_titles_are_translated(upstream, language):
    titles = [module.title for module in in_edition(Module, "global", language)]
    assert titles == [module["title"][language] for module in source_files.outline()["modules"]]


def test_every_question_has_a_right_answer_and_feedback_both_ways(upstream):
    for module in in_edition(Module, "global", "en"):
        for question in module.knowledge_check:
            question.block.clean(question.value)
            assert question.value["feedback_right"].strip()
            assert question.value["feedback_wrong"].strip()


def test_case_studies_carry_what_the_outline_lacks(upstream):
    cases = in_edition(CaseStudy, "global", "en")
    assert all(case.countries or case.place for case in cases)
    assert all(case.crisis_type != "other" or case.place or case.countries for case in cases)
    assert all(case.review_date and case.sources for case in cases)


@pytest.mark.parametrize("code", ["global", "ph-sample", "lb-sample"])
def test_nothing_that_an_edition_refers_to_is_missing(upstream, code):
    snapshot, _media = take_snapshot(Edition.objects.get(code=code))
    references = [ref for document in snapshot.parsed().values() for ref in references_of(document)]
    assert problems_in(snapshot) == []
    assert {kind for kind, _ref in references} >= {"slot", "term", "course-page", "content.CaseStudy", "content.Tool"}


@pytest.mark.parametrize("code", ["ph-sample", "lb-sample"])
def test_each_sample_edition_fills_every_slot_and_has_cases_of_its_own(upstream, code):
    edition = Edition.objects.get(code=code)
    directory = DirectorySnapshot.objects.get(edition=edition).body
    assert all(slot["key"] in directory for slot in source_files.slots())
    assert edition.sample
    assert CaseStudy.objects.filter(identity__edition=edition, sample=True, locale=edition.source_locale).count() >= 2


def test_the_tree_is_sound(upstream):
    assert [problem for problems in Page.find_problems() for problem in problems] == []


def test_no_page_refers_to_another_editions_media(upstream):
    for identity in PageIdentity.objects.select_related("edition", "page"):
        for reference in ReferenceIndex.get_references_for_object(identity.page):
            model = reference.to_content_type.model_class()
            if hasattr(model, "collection"):
                target = model.objects.get(pk=reference.to_object_id)
                assert target.collection_id == identity.edition.collection_id


def test_loading_again_changes_nothing(upstream, django_assert_max_num_queries):
    before = set(PageIdentity.objects.values_list("page_id", "page__latest_revision_id"))
    with django_assert_max_num_queries(8):
        assert not load_demo().changed
    assert set(PageIdentity.objects.values_list("page_id", "page__latest_revision_id")) == before
