"""An edition moves to another installation, and goes on there as it would have at home."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.export_edition import export_edition
from editions.actions.fork_edition import fork_edition
from editions.actions.import_edition import import_edition
from editions.actions.offer_update import offer_update
from editions.actions.publish_release import publish_release
from editions.errors import AlreadyExists, Invalid, NotPermitted
from editions.models import DirectorySnapshot, Edition, EditionBase, Membership, Release
from editions.transfer.refused import BundleRefused
from tests.factories import make_user
from tests.integration.transfer.forgery import Forgery
from tests.integration.transfer.places import Home, items_of, take_update
from tests.integration.updates.school import page_of, rewrite, take_clean

pytestmark = pytest.mark.django_db


def digests(code: str) -> list[str]:
    return list(Release.objects.filter(edition__code=code).order_by("number").values_list("digest", flat=True))


def test_the_releases_are_the_same_by_digest(home: Home, away: Path) -> None:
    imported = import_edition(home.file("edition"))

    assert digests("adapted") == home.digests["edition"]
    assert imported.digest == home.digests["edition"][-1]
    assert Edition.objects.get(code="adapted").base_release == Release.objects.get(edition__code="school")


def test_publishing_it_again_gives_the_same_digest(home: Home, away: Path) -> None:
    edition = import_edition(home.file("edition")).edition

    assert publish_release(edition).release.digest == home.digests["edition"][-1]


def test_it_can_be_exported_from_there_to_the_same_bytes(home: Home, away: Path, tmp_path: Path) -> None:
    edition = import_edition(home.file("upstream")).edition

    export_edition(edition, tmp_path / "again.zip")

    assert (tmp_path / "again.zip").read_bytes() == home.file("upstream").read_bytes()


def test_the_next_release_of_upstream_has_the_result_that_it_had_at_home(home: Home, away: Path) -> None:
    edition = import_edition(home.file("edition")).edition
    import_edition(home.file("upstream"))

    items, digest = take_update(edition)

    assert items == home.items[0] != []
    assert digest == home.released[0]


def test_a_base_that_is_composed_of_two_releases_moves_as_well(home: Home, away: Path) -> None:
    edition = import_edition(home.file("edition-later")).edition
    import_edition(home.file("upstream-later"))

    items, digest = take_update(edition)

    assert EditionBase.objects.filter(edition=edition).exists()
    assert items == home.items[1] != []
    assert digest == home.released[1]


def test_a_new_release_of_upstream_is_offered_by_itself(
    home: Home, away: Path, django_capture_on_commit_callbacks: Any
) -> None:
    edition = import_edition(home.file("edition")).edition

    with django_capture_on_commit_callbacks(execute=True):
        import_edition(home.file("upstream"))

    assert items_of(edition.updates.get()) == [(*item[:-1], "") for item in home.items[0]]


def test_a_withdrawal_at_home_arrives_with_the_next_bundle(home: Home, away: Path, tmp_path: Path) -> None:
    import_edition(home.file("edition"))
    import_edition(home.file("upstream"))
    forgery = Forgery(home.file("upstream"))
    told = {"at": "2026-01-01T00:00:00+00:00", "reason": "A wrong number."}
    forgery.index["edition"]["releases"][0]["withdrawn"] = told

    imported = import_edition(forgery.write(tmp_path / "x.zip"))

    assert (imported.releases, imported.withdrawn) == ([], ["1.0"])
    assert Release.objects.get(edition__code="school", version="1.0").withdrawn_reason == "A wrong number."


def test_a_bundle_of_one_release_is_enough_for_an_update(home: Home, away: Path) -> None:
    edition = import_edition(home.file("edition")).edition
    import_edition(home.file("upstream-newest-alone"))

    assert items_of(offer_update(edition)) == [(*item[:-1], "") for item in home.items[0]]


def test_what_was_edited_after_the_move_survives_the_update(home: Home, away: Path) -> None:
    edition = import_edition(home.file("edition")).edition
    rewrite(edition, "second", "c", "<p>Call the new number.</p>")
    import_edition(home.file("upstream"))

    take_clean(edition)

    texts = [item["value"].get("text") for item in page_of(edition, "second").body.raw_data]
    assert "<p>Call the new number.</p>" in texts


def test_institutions_and_contacts_move_with_it(home: Home, away: Path) -> None:
    edition = import_edition(home.file("edition")).edition

    assert "+12025550123" in home.directory
    assert DirectorySnapshot.objects.get(edition=edition).body == home.directory


def test_no_reader_sees_it_until_it_is_made_public(home: Home, away: Path) -> None:
    edition = import_edition(home.file("edition")).edition
    ask = {"query": "{ editions { edges { node { code } } } }"}

    before = Client().post("/graphql/", ask, content_type="application/json").content
    Edition.objects.filter(pk=edition.pk).update(public=True)
    after = Client().post("/graphql/", ask, content_type="application/json").content

    assert b"adapted" not in before
    assert b"adapted" in after
    assert b"school" not in after


def test_neither_people_nor_the_secret_move(home: Home, away: Path) -> None:
    edition = import_edition(home.file("edition")).edition

    assert not Membership.objects.filter(edition=edition).exists()
    assert Release.objects.filter(published_by=None).count() == Release.objects.count()


def test_it_can_have_another_code_there(home: Home, away: Path) -> None:
    import_edition(home.file("edition"), code="ours")

    assert digests("ours") == home.digests["edition"]
    assert not Edition.objects.filter(code="adapted").exists()


def test_an_upstream_without_pages_can_be_forked(home: Home, away: Path) -> None:
    import_edition(home.file("edition"))
    upstream = Edition.objects.get(code="school")

    forked = fork_edition(upstream, "another", title="Another", owner="Somebody")

    assert not upstream.identities.exists()
    assert forked.pages > 0


def test_an_edition_with_pages_is_never_overwritten(home: Home, away: Path) -> None:
    import_edition(home.file("edition"))

    with pytest.raises(AlreadyExists, match="adapted"):
        import_edition(home.file("edition-later"))


def test_a_bundle_that_brings_nothing_new_is_refused(home: Home, away: Path) -> None:
    import_edition(home.file("edition"))
    import_edition(home.file("upstream"))

    for replayed in ("upstream", "upstream-newest-alone", "upstream-early"):
        with pytest.raises(BundleRefused, match="Nothing in the bundle is new"):
            import_edition(home.file(replayed))


def test_where_upstream_lives_already_the_edition_finds_it(home: Home, away: Path) -> None:
    upstream = import_edition(home.file("upstream")).edition

    edition = import_edition(home.file("edition")).edition

    assert edition.upstream == upstream
    assert edition.base_release == upstream.releases.get(version="1.1")


def test_another_edition_with_upstreams_code_is_not_taken_for_it(home: Home, away: Path) -> None:
    import_edition(home.file("edition"))
    Edition.objects.filter(code="school").update(code="elsewhere")
    Edition.objects.filter(code="adapted").update(code="school")

    with pytest.raises(BundleRefused, match="another edition with the code “school”"):
        import_edition(home.file("edition"))


def test_only_administrators_import(home: Home, away: Path) -> None:
    with pytest.raises(NotPermitted):
        import_edition(home.file("edition"), user=make_user())

    administrator = make_user(administrator=True)
    edition = import_edition(home.file("edition"), user=administrator).edition
    assert edition.memberships.get().user == administrator


def test_only_owners_export(home: Home, away: Path, tmp_path: Path) -> None:
    edition = import_edition(home.file("edition")).edition

    with pytest.raises(NotPermitted):
        export_edition(edition, tmp_path / "x.zip", user=make_user())

    assert not (tmp_path / "x.zip").exists()


def test_an_edition_that_took_an_update_must_release_it_before_it_moves(home: Home, away: Path, tmp_path: Path) -> None:
    edition = import_edition(home.file("edition")).edition
    import_edition(home.file("upstream"))
    take_clean(edition)
    edition.refresh_from_db()

    with pytest.raises(Invalid, match="and a release that holds it"):
        export_edition(edition, tmp_path / "x.zip")
    publish_release(edition)
    export_edition(edition, tmp_path / "x.zip")


def test_an_update_that_is_a_draft_must_be_published_first(home: Home, away: Path, tmp_path: Path) -> None:
    edition = import_edition(home.file("edition")).edition
    import_edition(home.file("upstream"))
    update = offer_update(edition)
    decide_update(update, "take", Which(clean=True))
    apply_update(update)
    publish_release(edition)
    edition.refresh_from_db()

    with pytest.raises(Invalid, match="Publish the update"):
        export_edition(edition, tmp_path / "x.zip")


def test_nobody_releases_an_edition_that_is_here_as_releases_alone(home: Home, away: Path) -> None:
    import_edition(home.file("edition"))

    with pytest.raises(Invalid, match="has no pages here"):
        publish_release(Edition.objects.get(code="school"))
