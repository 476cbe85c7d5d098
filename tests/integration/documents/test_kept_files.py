"""Files are kept by content, and deleted with the last row that speaks of them: never under one that comes to be."""

from threading import Thread

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction

from editions.media_store import delete_files, keep
from editions.models import MediaObject
from tests.factories import photo


def names_of(media: MediaObject) -> list[str]:
    return [media.name, *(each["name"] for each in [*media.renditions, *(media.avif or [])])]


@pytest.mark.django_db
def test_files_go_with_their_row_and_not_before():
    media = keep(photo(600, 300), "map.png")
    names = names_of(media)

    assert not delete_files(media.pk, names)
    assert all(map(default_storage.exists, names))
    digest = media.pk
    media.delete()
    assert delete_files(digest, names)
    assert not any(map(default_storage.exists, names))
    assert not MediaObject.objects.filter(pk=digest).exists()


@pytest.mark.django_db
def test_what_somebody_else_kept_meanwhile_is_theirs(monkeypatch):
    """As it is for who looked just before the other's row was there."""
    content = photo(600, 300)
    first = keep(content, "map.png")
    monkeypatch.setattr("editions.media_store._known", lambda _digest: None)

    assert keep(content, "map.png") == first
    assert MediaObject.objects.filter(pk=first.pk).count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif("sqlite" in settings.DATABASES["default"]["ENGINE"], reason="One connection at a time.")
def test_who_deletes_waits_for_who_is_keeping_the_same():
    content, done = photo(601, 300), []
    media = keep(content, "map.png")
    names, digest = names_of(media), media.pk
    media.delete()

    def delete() -> None:
        try:
            done.append(delete_files(digest, names))
        finally:
            connection.close()

    deleting = Thread(target=delete)
    with transaction.atomic():
        keep(content, "map.png")
        deleting.start()
        # Long enough to get to the row, which nobody else can see yet.
        deleting.join(1)
        assert done == []
    deleting.join()
    assert done == [False]
    assert all(map(default_storage.exists, names))
