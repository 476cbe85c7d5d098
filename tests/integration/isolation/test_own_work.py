"""One's own work is not in the way of the gate."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from cms.media.models import CourseImage
from editions.models import Role
from tests.factories import PDF, make_image, make_member, make_user, png
from tests.integration.isolation.leaks import text_of

LESSON = {"page_id": "lesson"}
OPEN = [
    ("wagtailadmin_home", {}),
    ("wagtailadmin_account", {}),
    ("wagtailadmin_explore_root", {}),
    ("wagtailadmin_explore", {"parent_page_id": "module"}),
    ("wagtailadmin_explore_results", {"parent_page_id": "module"}),
    ("wagtailadmin_pages:search", {}),
    ("wagtailadmin_pages:add_subpage", {"parent_page_id": "module"}),
    ("wagtailadmin_pages:edit", LESSON),
    ("wagtailadmin_pages:usage", LESSON),
    ("wagtailadmin_pages:history", LESSON),
    ("wagtailadmin_pages:copy", LESSON),
    ("wagtailadmin_pages:workflow_history", {"page_id": "in_workflow"}),
    ("wagtailadmin_pages:revisions_revert", {**LESSON, "revision_id": "revision"}),
    ("wagtailadmin_choose_page", {}),
    ("wagtailadmin_choose_page_child", {"parent_page_id": "module"}),
    ("wagtailadmin_choose_page_search", {}),
    ("wagtailadmin_api:pages:listing", {}),
    ("wagtailadmin_api:pages:detail", {"pk": "lesson"}),
    ("wagtailimages:index", {}),
    ("wagtailimages:index_results", {}),
    ("wagtailimages:add", {}),
    ("wagtailimages:add_multiple", {}),
    ("wagtailimages:edit", {"image_id": "image"}),
    ("wagtailimages:image_usage", {"image_id": "image"}),
    ("wagtailimages_chooser:choose", {}),
    ("wagtailimages_chooser:choose_results", {}),
    ("wagtailimages_chooser:chosen", {"pk": "image"}),
    ("wagtaildocs:index", {}),
    ("wagtaildocs:add", {}),
    ("wagtaildocs:edit", {"document_id": "document"}),
    ("wagtaildocs_chooser:choose", {}),
    ("wagtaildocs_chooser:chosen", {"pk": "document"}),
    ("wagtail_localize:translations_report", {}),
    ("wagtail_localize:submit_page_translation", LESSON),
    ("wagtailadmin_tag_autocomplete", {}),
]


@pytest.mark.parametrize("name, objects", OPEN, ids=[name for name, _objects in OPEN])
def test_an_editor_opens_what_is_their_editions(world, sign_in, name, objects):
    url = reverse(name, kwargs={each: world.alpha.pk(thing) for each, thing in objects.items()})
    assert sign_in(world.alpha.people[Role.EDITOR]).get(url).status_code == 200


@pytest.mark.parametrize(
    "url, shown",
    [
        ("/admin/pages/search/?q=common", "common lesson qxalpha"),
        ("/admin/choose-page/search/?q=common", "common lesson qxalpha"),
        ("/admin/choose-page/?page_type=content.tool", "common course qxalpha"),
        ("/admin/images/?q=common", "common picture qxalpha"),
        ("/admin/images/chooser/results/?q=common", "common picture qxalpha"),
        ("/admin/documents/chooser/results/?q=common", "common file qxalpha"),
        ("/admin/tag-autocomplete/?term=QXALPHA", "qxalpha-tag"),
        ("/admin/localize/reports/translations/", "common lesson qxalpha"),
        ("/admin/api/main/pages/?child_of=root&for_explorer=1", "common course qxalpha"),
    ],
)
def test_lists_hold_what_is_ones_own(world, sign_in, url, shown):
    assert shown in text_of(sign_in(world.alpha.people[Role.EDITOR]).get(url))


def test_documents_and_their_download_are_for_the_edition_and_never_shown_in_place(world, sign_in):
    document = world.alpha.objects["document"]
    response = sign_in(world.alpha.people[Role.TRANSLATOR]).get(document.url)
    assert b"".join(response.streaming_content) == PDF
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"


def test_an_editor_adds_a_picture_to_their_edition_and_nowhere_else(world, sign_in):
    client = sign_in(world.alpha.people[Role.EDITOR])
    fields = {"title": "New", "description": "A new one", "collection": world.alpha.pk("collection")}
    picture = SimpleUploadedFile("new.png", png("black"), "image/png")
    assert client.post("/admin/images/add/", {**fields, "file": picture}).status_code == 302
    assert "New" in _titles(world.alpha)
    picture.seek(0)
    foreign = {**fields, "collection": world.beta.pk("collection"), "file": picture}
    assert client.post("/admin/images/add/", foreign).status_code == 404
    assert "New" not in _titles(world.beta)


def _titles(land):
    return set(CourseImage.objects.filter(collection=land.edition.collection).values_list("title", flat=True))


def test_an_editor_moves_a_page_within_their_edition(world, sign_in):
    client = sign_in(world.alpha.owner)
    lesson, module = world.alpha.objects["lesson"], world.alpha.objects["module"]
    url = reverse("wagtailadmin_pages:move_confirm", args=[lesson.pk, module.pk])
    assert client.get(url).status_code == 200
    elsewhere = reverse("wagtailadmin_pages:move_confirm", args=[lesson.pk, world.beta.pk("module")])
    assert client.post(elsewhere).status_code == 404
    assert Page.objects.get(pk=lesson.pk).get_parent().pk == module.pk


def test_pictures_of_ones_own_are_worked_on_in_bulk_and_others_are_not(world, sign_in):
    client = sign_in(world.alpha.owner)
    url = "/admin/bulk/media/courseimage/add_tags/"
    own, foreign = world.alpha.pk("image"), world.beta.pk("image")
    assert client.post(f"{url}?id={own}", {"tags": "fresh"}).status_code == 302
    assert client.post(f"{url}?id={own}&id={foreign}", {"tags": "fresh"}).status_code == 404
    assert client.post(f"{url}?id=all", {"tags": "all-of-them"}).status_code == 302
    tagged = type(world.alpha.objects["image"]).objects.filter(tags__name="all-of-them")
    assert [image.pk for image in tagged] == [own]


@pytest.mark.parametrize(
    "query, status",
    [("id=all&childOf={module}", 200), ("id=all&childOf={beta}", 404), ("id=all&childOf=1", 404), ("id=all", 404)],
)
def test_all_pages_means_all_below_a_page_of_ones_own(world, sign_in, query, status):
    query = query.format(module=world.alpha.pk("module"), beta=world.beta.pk("module"))
    response = sign_in(world.alpha.owner).get(f"/admin/bulk/wagtailcore/page/publish/?{query}")
    assert response.status_code == status
    assert "qxbeta" not in text_of(response)


def test_a_person_with_two_editions_works_in_both_and_mixes_neither(world, sign_in):
    user = make_member(world.alpha.edition, Role.OWNER)
    make_member(world.beta.edition, Role.OWNER, user)
    client = sign_in(user)
    alpha, beta = world.alpha, world.beta
    for land in (alpha, beta):
        assert client.get(reverse("wagtailadmin_pages:edit", args=[land.pk("lesson")])).status_code == 200
    root = text_of(client.get("/admin/pages/"))
    assert alpha.marker in root
    assert beta.marker in root
    mixed = [
        reverse("wagtailadmin_pages:move_confirm", args=[alpha.pk("lesson"), beta.pk("module")]),
        f"/admin/images/chooser/chosen-multiple/?id={alpha.pk('image')}&id={beta.pk('image')}",
    ]
    assert [client.get(url).status_code for url in mixed] == [404, 404]
    moved = {"title": "x", "description": "x", "collection": beta.pk("collection")}
    assert client.post(reverse("wagtailimages:edit", args=[alpha.pk("image")]), moved).status_code == 404


def test_who_has_left_sees_nothing_of_what_they_did(world, sign_in):
    user = make_member(world.beta.edition, Role.OWNER, make_user("a-person-who-leaves"))
    make_member(world.alpha.edition, Role.EDITOR, user)
    lesson = world.beta.objects["lesson"]
    lesson.save_revision(user=user, log_action=True)
    Page.objects.filter(pk=lesson.pk).update(locked=True, locked_by=user, locked_at=timezone.now(), owner=user)
    client = sign_in(user)
    assert world.beta.marker in text_of(client.get("/admin/"))
    user.memberships.get(edition=world.beta.edition).delete()
    assert world.beta.marker not in text_of(client.get("/admin/"))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[lesson.pk])).status_code == 404


def test_a_translator_translates_and_leaves_the_source_alone(world, sign_in):
    client = sign_in(world.alpha.people[Role.TRANSLATOR])
    assert client.get(reverse("wagtailadmin_pages:edit", args=[world.alpha.pk("french_lesson")])).status_code == 200
    response = client.get(reverse("wagtailadmin_pages:edit", args=[world.alpha.pk("lesson")]))
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("wagtailadmin_home")


def test_a_role_that_is_too_small_is_told_so_and_changes_nothing(world, sign_in):
    client = sign_in(world.alpha.people[Role.EDITOR])
    lesson = world.alpha.objects["lesson"]
    response = client.post(reverse("wagtailadmin_pages:unpublish", args=[lesson.pk]), follow=True)
    assert b"you do not have permission" in response.content
    assert Page.objects.get(pk=lesson.pk).live


def test_menus_lead_nowhere_that_is_closed(world, sign_in):
    owner, administrator = (text_of(sign_in(each).get("/admin/")) for each in (world.alpha.owner, world.administrator))
    for closed in ("/admin/reports/site-history/", "/admin/users/", "/admin/collections/", "/admin/workflows/list/"):
        assert closed not in owner
        assert closed in administrator
    assert "/admin/localize/reports/translations/" in owner


def test_the_dashboard_counts_ones_own_pages(world, rf):
    from editions.admin.isolation.home import _OwnPagesSummary

    request = rf.get("/admin/")
    request.user = world.alpha.owner
    context = _OwnPagesSummary(request).get_context_data({})
    assert context["total_pages"] == world.alpha.edition.identities.count()
    assert context["root_page"].pk == world.alpha.pk("course")


def test_an_administrator_passes_the_gate(world, sign_in):
    client = sign_in(world.administrator)
    for land in (world.alpha, world.beta):
        assert client.get(reverse("wagtailadmin_pages:edit", args=[land.pk("lesson")])).status_code == 200
    assert client.get("/admin/users/").status_code == 200


@pytest.mark.parametrize("written", ["%20{}", "+{}", "{}_0", "_3{}", "0x{}", "{}.0", "٣", "{}%00", "-{}", "1e3"])
def test_only_plain_digits_are_an_id(world, sign_in, written):
    own = world.alpha.pk("image")
    client = sign_in(world.alpha.owner)
    given = written.format(own)
    assert client.get(f"/admin/images/chooser/chosen/{given}/").status_code == 404
    assert client.get(f"/admin/images/chooser/chosen-multiple/?id={given}").status_code == 404


def test_an_image_of_a_collection_below_is_the_editions(world, sign_in):
    image = make_image(world.alpha.objects["below"], "Deeper")
    assert sign_in(world.alpha.people[Role.EDITOR]).get(f"/admin/images/{image.pk}/").status_code == 200
    assert sign_in(world.beta.owner).get(f"/admin/images/{image.pk}/").status_code == 404


def test_an_address_of_an_outside_page_is_taken_as_it_is(world, sign_in):
    """Wagtail would look the page up, in all sites, and answer with its title."""
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=world.beta.objects["course"], is_default_site=True)
    response = sign_in(world.alpha.people[Role.EDITOR]).post(
        "/admin/choose-external-link/",
        {"external-link-chooser-url": "http://localhost/qxb-module/".replace("qxb", "qxbeta")},
    )
    assert response.status_code == 200
    assert response.json()["result"].keys() == {"url", "title", "prefer_this_title_as_link_text"}
