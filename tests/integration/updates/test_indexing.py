"""What a step of an update saves is indexed: each page once, all of them by one task."""

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backend

from cms.content.indexing import index_pages, indexed_together
from cms.content.models import Lesson
from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_update import publish_update
from editions.actions.undo_update import undo_update
from tests.factories import make_image, png
from tests.integration.updates.school import edit, page_of, release, take_all


def found(word: str) -> set[int]:
    return {page.pk for page in get_search_backend().search(word, Lesson.objects.all())}


@pytest.fixture
def queued(settings):
    """The queue of a real installation, with nobody at work on it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def picture_in(upstream):
    picture = make_image(upstream.collection, "map", content=png("red"))
    value = {"image": picture.pk, "alt_text": "A map", "decorative": False, "caption": "", "mandatory": False}
    edit(upstream, "third", body=[{"id": "i", "type": "image", "value": value}])


def test_search_and_references_know_what_was_published_and_what_was_undone(upstream, edition):
    edit(upstream, "second", title="Evacuation")
    picture_in(upstream)
    release(upstream)
    update = take_all(edition)
    second, third = page_of(edition, "second"), page_of(edition, "third")

    assert second.pk in found("Evacuation")
    assert ReferenceIndex.get_references_for_object(third).filter(model_path__startswith="body").exists()

    undo_update(update)
    assert second.pk not in found("Evacuation")
    assert not ReferenceIndex.get_references_for_object(third).filter(model_path__startswith="body").exists()


def test_one_task_indexes_all_pages(upstream, edition, queued):
    for name in ("first", "second", "third"):
        edit(upstream, name, title=f"{name.capitalize()} of all")
    release(upstream)
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    apply_update(update)
    DBTaskResult.objects.all().delete()
    publish_update(update)

    tasks = list(DBTaskResult.objects.values_list("task_path", "args_kwargs"))
    assert [path for path, _given in tasks] == ["cms.content.indexing.index_pages"]
    [keys] = tasks[0][1]["args"]
    assert {page_of(edition, name).pk for name in ("first", "second", "third")} <= set(keys)


def test_what_fails_is_not_indexed(edition, queued):
    page = page_of(edition, "first")

    def failing() -> None:
        with indexed_together():
            page.save()
            raise RuntimeError("out of paper")

    with pytest.raises(RuntimeError):
        failing()
    assert not DBTaskResult.objects.exists()


def test_outside_of_it_a_page_is_indexed_as_it_is_saved(edition):
    edit(edition, "third", title="Repatriation")
    page = page_of(edition, "third")
    assert page.pk in found("Repatriation")

    key = page.pk
    page.delete()
    assert key not in found("Repatriation")


def test_what_is_deleted_meanwhile_is_in_neither_index(edition):
    picture_in(edition)
    edit(edition, "third", title="Repatriation")
    page = page_of(edition, "third")
    key = page.pk
    assert ReferenceIndex.objects.filter(object_id=str(key)).exists()

    with indexed_together():
        page.save()
        page.delete()

    assert not ReferenceIndex.objects.filter(object_id=str(key)).exists()
    assert key not in found("Repatriation")


def test_pictures_do_not_wait(edition, queued):
    with indexed_together():
        picture = make_image(edition.collection, "map", content=png("red"))
        tasks = DBTaskResult.objects.filter(task_path="wagtail.tasks.update_reference_index_task")
        assert str(picture.pk) in [task.args_kwargs["args"][2] for task in tasks]


def test_pages_that_are_gone_by_then_are_left_out(edition):
    page = page_of(edition, "third")
    page.delete()

    index_pages.func([page.pk, page_of(edition, "second").pk])
