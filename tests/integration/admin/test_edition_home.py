"""An edition's home: how sound it is, who did what, and who is based on it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from editions.actions.check_content import check_content, checked_lately
from editions.actions.fork_edition import fork_edition
from editions.actions.publish_release import publish_release
from editions.actions.set_agreement import set_agreement
from editions.admin.overview import Overview
from editions.documents.accessibility import hindrances_in
from editions.documents.snapshot import take_snapshot
from editions.errors import NotPermitted
from editions.models import AuditEntry, ContentCheck, Role
from tests.factories import make_image, photo
from tests.integration.admin.conftest import text_block


def home(client, small) -> str:
    return client.get(reverse("editions_admin:edition", args=[small.edition.code])).content.decode()


@pytest.fixture
def editor(small, sign_in):
    return sign_in(small.member(Role.EDITOR))


def write(small, *blocks, page: str = "lesson") -> None:
    small.pages[page].body = list(blocks)
    small.pages[page].save_revision().publish()


def hindrances(small) -> list[str]:
    return hindrances_in(take_snapshot(small.edition)[0], small.edition)


def picture_block(picture, **value) -> dict:
    own = {"image": picture.pk, "alt_text": "", "decorative": False, "caption": "", "mandatory": False, **value}
    return {"type": "image", "id": "i1", "value": own}


def table_block(*columns: str) -> dict:
    value = {
        "caption": "Numbers",
        "columns": [{"type": "item", "id": f"c{at}", "value": text} for at, text in enumerate(columns)],
        "rows": [],
        "mandatory": False,
    }
    return {"type": "table", "id": "t1", "value": value}


def test_sound_content_has_no_hindrance(small):
    write(small, text_block('<h3>First</h3><h4>Then</h4><p><a href="https://help.example">Find help</a></p>'))

    assert hindrances(small) == []


@pytest.mark.parametrize(
    "html,rule",
    [
        ("<h4>Then</h4>", "1.3.1"),
        ('<p><a href="https://help.example">here</a></p>', "2.4.4"),
        ('<p><a href="https://help.example">انقر هنا</a></p>', "2.4.4"),
        ('<p><a href="https://help.example">https://help.example</a></p>', "2.4.4"),
        ('<p><a href="https://help.example"> </a></p>', "2.4.4"),
    ],
)
def test_a_text_that_some_cannot_use_is_named_with_page_and_rule(small, html, rule):
    write(small, text_block(html))

    (said,) = hindrances(small)
    assert "First hours" in said
    assert rule in said


@pytest.mark.parametrize(
    "own,value,count",
    [("", {}, 1), ("A door", {}, 0), ("", {"alt_text": "A door"}, 0), ("", {"decorative": True}, 0)],
)
def test_a_picture_needs_words_or_to_be_decorative(small, own, value, count):
    picture = make_image(small.edition.collection, "Door", content=photo(), description=own)
    write(small, picture_block(picture, **value))

    assert len(hindrances(small)) == count


def test_a_column_without_a_heading_is_named_but_for_the_first(small):
    write(small, table_block("", "Number"))
    assert hindrances(small) == []

    write(small, table_block("Office", " "))
    assert ["1.3.1" in said for said in hindrances(small)] == [True]


def test_the_home_tells_what_a_worker_found(small, editor):
    assert "None broken" not in home(editor, small)

    write(small, text_block('<h4>Then</h4><p><a linktype="slot" ref="nowhere">x</a></p>'))
    check_content(small.edition)
    html = home(editor, small)

    assert "1 broken" in html
    assert "1 problem" in html


def test_a_check_is_asked_for_once_until_something_is_published(small, django_capture_on_commit_callbacks):
    write(small, text_block("<p>Old</p>"))
    with django_capture_on_commit_callbacks() as first:
        checked_lately(small.edition)
    with django_capture_on_commit_callbacks() as second:
        checked_lately(small.edition)
    check_content(small.edition)
    with django_capture_on_commit_callbacks() as checked:
        found = checked_lately(small.edition)
    ContentCheck.objects.update(asked_at=None)
    write(small, text_block("<p>New</p>"))
    with django_capture_on_commit_callbacks() as published:
        stale = checked_lately(small.edition)

    assert [len(each) for each in (first, second, checked, published)] == [1, 0, 0, 1]
    assert found is not None
    # Until a worker has looked again, the last numbers stand.
    assert stale is not None


def test_who_did_what_to_which_page_is_told(small, foreign, sign_in):
    person = small.member(Role.EDITOR)
    small.pages["lesson"].save_revision(user=person, log_action=True)
    foreign.pages["tool"].save_revision(user=person, log_action=True)

    html = home(sign_in(person), small)

    recently = html.split('id="recent-heading"')[1].split("</section>")[0]
    assert person.get_username() in recently
    assert "First hours" in recently
    assert recently.count("<li>") < len(small.pages) + len(foreign.pages)
    assert f"/{foreign.pages['tool'].pk}/edit/" not in recently


def test_upstreams_people_see_who_is_based_on_it_only_where_that_was_agreed(small, editor):
    publish_release(small.edition, version="1.0")
    fork = fork_edition(small.edition, "gamma", title="Gamma’s own course", owner="Gamma").edition
    before = home(editor, small)

    set_agreement(fork, "tells_upstream", given=True)

    assert "Gamma’s own course" not in before
    assert "Gamma’s own course" in home(editor, small)
    assert AuditEntry.objects.get(edition=fork, action="access_changed").details == {"tells_upstream": True}
    set_agreement(fork, "tells_upstream", given=False)
    assert "Gamma’s own course" not in home(editor, small)


@pytest.mark.parametrize("agreement", ["tells_upstream", "adaptable"])
@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_only_owners_agree_for_their_edition(small, role, agreement):
    with pytest.raises(NotPermitted):
        set_agreement(small.edition, agreement, given=True, user=small.member(role))


CHANGES = {
    "taken off": lambda small: small.pages["lesson"].unpublish(),
    "deleted": lambda small: small.pages["lesson"].delete(),
    "moved": lambda small: small.pages["lesson"].move(small.pages["course"], pos="last-child"),
    "other words for a picture": lambda small: small.picture.save(),
    "a decision about a case study": lambda small: small.edition.case_study_decisions.create(
        lineage=uuid4(), kind="hide"
    ),
    "a language": lambda small: small.edition.edition_locales.last().save(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_leaves_no_newer_page_makes_the_check_stale_as_well(small, change, django_capture_on_commit_callbacks):
    small.picture = make_image(small.edition.collection, "Door", content=photo())
    with django_capture_on_commit_callbacks(execute=True):
        write(small, picture_block(small.picture))
    check_content(small.edition)
    with django_capture_on_commit_callbacks() as sound:
        checked_lately(small.edition)

    with django_capture_on_commit_callbacks(execute=True):
        change(small)

    with django_capture_on_commit_callbacks() as asked:
        checked_lately(small.edition)
    assert (len(sound), len(asked)) == (0, 1)


def test_what_is_published_while_a_worker_looks_is_looked_at_again(
    small, monkeypatch, django_capture_on_commit_callbacks
):
    def slowly(edition):
        found = take_snapshot(edition)
        write(small, text_block("<p>Meanwhile</p>"))
        return found

    monkeypatch.setattr("editions.actions.check_content.take_snapshot", slowly)
    check_content(small.edition)

    with django_capture_on_commit_callbacks() as asked:
        checked_lately(small.edition)
    assert len(asked) == 1


def test_what_is_published_while_a_release_is_made_counts_as_changed_since(small):
    picture = make_image(small.edition.collection, "Door", content=photo())
    write(small, picture_block(picture, decorative=True))
    published = []

    def progress(stage: str, done: int, total: int) -> None:
        if stage == "Making pictures public" and not published:
            published.append(stage)
            write(small, text_block("<p>Meanwhile</p>"))

    publish_release(small.edition, progress=progress)

    small.edition.refresh_from_db()
    assert published
    assert Overview(small.edition, small.member(Role.OWNER)).changed == 1
