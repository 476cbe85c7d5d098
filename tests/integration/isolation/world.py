"""Three governments on one installation, each with one of everything that an admin can show.

Every text that belongs to an edition carries that edition's marker, a word that stands nowhere
else. A response to one government's person that holds another's marker is a leak.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import (
    Comment,
    GroupApprovalTask,
    Page,
    PageSubscription,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from api.access.tokens import create_token
from api.webhooks.actions import add_endpoint, send_test
from cms.content.models import CaseStudy, Directory, Institution, Lesson, Tool
from editions.actions.change_approvals import change_approvals
from editions.actions.invite_person import invite_person
from editions.actions.plan_release import plan_release
from editions.actions.publish_release import publish_release
from editions.approval_templates import StepPlan
from editions.models import DeletionRequest, Edition, ForkRequest, Role, SlotChange, Update, UpdateItem
from editions.roles import group_of
from tests.factories import (
    make_course,
    make_document,
    make_edition,
    make_image,
    make_locale,
    make_member,
    make_module,
    make_page,
    make_user,
    png,
)

CODES = ("qxalpha", "qxbeta", "qxgamma")


@dataclass
class Land:
    """One government's edition; `ids` holds primary keys by the names that addresses use."""

    marker: str
    edition: Edition
    people: dict[str, Any] = field(default_factory=dict)
    objects: dict[str, Any] = field(default_factory=dict)

    @property
    def owner(self) -> Any:
        return self.people[Role.OWNER]

    def pk(self, name: str) -> int:
        return self.objects[name].pk


@dataclass
class World:
    alpha: Land
    beta: Land
    gamma: Land
    administrator: Any

    @property
    def foreign_markers(self) -> tuple[str, ...]:
        return (self.beta.marker, self.gamma.marker)


def build_world() -> World:
    lands = [_build_land(code) for code in CODES]
    return World(*lands, administrator=make_user("administrator", administrator=True))


def _build_land(marker: str) -> Land:
    edition = make_edition(marker, title=f"Common {marker}", locales=("en", "fr"))
    land = Land(marker, edition)
    for role in Role.values:
        user = make_user(f"{marker}-{role}", first_name=f"First {marker}", last_name=f"Last {marker}")
        land.people[role] = make_member(edition, role, user)
    _add_media(land)
    _add_pages(land)
    _add_workflow(land)
    _add_translation(land)
    _add_traces(land)
    return land


def _add_media(land: Land) -> None:
    marker, collection = land.marker, land.edition.collection
    image = make_image(
        collection,
        f"Common picture {marker}",
        description=f"Shows {marker}",
        file_name=f"{marker}-picture.png",
        content=png(["red", "green", "blue"][CODES.index(marker)]),
        uploaded_by_user=land.owner,
    )
    image.tags.add(f"{marker}-tag", f"common-{marker}")
    document = make_document(
        collection, f"Common file {marker}", file_name=f"{marker}-file.pdf", uploaded_by_user=land.owner
    )
    document.tags.add(f"{marker}-tag")
    below = collection.add_child(name=f"Below {marker}")
    land.objects |= {"image": image, "document": document, "collection": collection, "below": below}
    for name, made in (("image_upload", image), ("document_upload", document)):
        land.objects[name] = UploadedFile.objects.create(
            file=f"wagtail_uploads/{marker}-{name}",
            uploaded_by_user=land.owner,
            for_content_type=ContentType.objects.get_for_model(made),
        )


def _add_pages(land: Land) -> None:
    marker, objects = land.marker, land.objects
    course = make_course(land.edition, title=f"Common course {marker}")
    french = make_course(land.edition, "fr", title=f"Cours common {marker}")
    # Words that two editions share are one `String` of wagtail-localize.
    module = make_module(course, f"Common module {marker}", slug=f"{marker}-module")
    picture = {"image": objects["image"].pk, "alt_text": f"Alt {marker}", "caption": "", "decorative": False}
    body = [
        {"type": "rich_text", "id": "b1", "value": {"text": f"<p>Written by {marker}</p>", "mandatory": False}},
        {"type": "image", "id": "b2", "value": {**picture, "mandatory": False}},
    ]
    lesson = make_page(Lesson, module, f"Common lesson {marker}", slug=f"{marker}-lesson", body=body)
    tool = make_page(Tool, module, f"Common tool {marker}", slug=f"{marker}-tool", file=objects["document"])
    told = {"facts": f"<p>Facts {marker}</p>", "teaching_point": f"<p>Point {marker}</p>", "review_date": "2020-01-01"}
    case = make_page(CaseStudy, module, f"Common case {marker}", slug=f"{marker}-case", **told)
    directory = make_page(Directory, course, f"Common contacts {marker}", slug="contacts")
    institution = make_page(Institution, directory, f"Common ministry {marker}", address=f"1 {marker} Street")
    for page in (course, module, lesson, tool):
        page.owner = land.owner
        page.title = f"{page.title} draft"
        page.save_revision(user=land.owner, log_action=True)
    make_page(Tool, Page.objects.get(pk=module.pk).specific, f"Common gone {marker}", slug=f"{marker}-gone").delete()
    tool.locked, tool.locked_by, tool.locked_at = True, land.owner, timezone.now()
    tool.save()
    objects |= {
        "course": course,
        "french_course": french,
        "module": module,
        "lesson": lesson,
        "tool": tool,
        "case": case,
        "directory": directory,
        "institution": institution,
        "revision": lesson.latest_revision,
    }


def _add_workflow(land: Land) -> None:
    """The edition's own on one page; on the others, another that an administrator gave the course."""
    marker, objects = land.marker, land.objects
    reviewer = land.people[Role.REVIEWER].memberships.get().pk
    own = StepPlan(f"Common step {marker}", people=(reviewer,))
    change_approvals(land.edition, [own, StepPlan(f"Common sign-off {marker}", Role.OWNER)], user=land.owner)
    waiting = objects["course"].get_workflow().start(objects["institution"], land.people[Role.EDITOR])
    task = GroupApprovalTask.objects.create(name=f"Common task {marker}")
    task.groups.add(group_of(land.edition, Role.REVIEWER), group_of(land.edition, Role.OWNER))
    workflow = Workflow.objects.create(name=f"Common workflow {marker}")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.filter(page=objects["course"]).update(workflow=workflow)
    state = workflow.start(objects["module"], land.people[Role.EDITOR])
    objects |= {
        "task": task,
        "workflow": workflow,
        "workflow_state": state,
        "task_state": state.current_task_state,
        "in_workflow": objects["module"],
        "in_own_workflow": objects["institution"],
        "own_task_state": waiting.current_task_state,
    }


def _add_translation(land: Land) -> None:
    objects = land.objects
    french, lesson = (objects[name].copy_for_translation(make_locale("fr")) for name in ("module", "lesson"))
    source, _created = TranslationSource.update_or_create_from_instance(objects["lesson"])
    translation = Translation.objects.create(source=source, target_locale=lesson.locale)
    segment = source.stringsegment_set.filter(string__data__contains="Written by").get()
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=lesson.locale,
        data=f"Écrit par {land.marker}",
        last_translated_by=land.people[Role.TRANSLATOR],
    )
    objects |= {
        "french_module": french,
        "french_lesson": lesson,
        "translation_source": source,
        "translation": translation,
        "string_segment": segment,
        "overridable_segment": source.overridablesegment_set.get(),
    }


def _add_traces(land: Land) -> None:
    marker, lesson = land.marker, land.objects["lesson"]
    Comment.objects.create(page=lesson, user=land.owner, text=f"Comment {marker}", contentpath="title")
    PageSubscription.objects.create(page=lesson, user=land.owner, comment_notifications=True)
    published = publish_release(land.edition, version=f"1.0-{marker}", notes=f"Notes {marker}", user=land.owner)
    land.objects["release"] = published.release
    plan_release(land.edition, timezone.now() + timedelta(days=9), version=f"2.0-{marker}", user=land.owner)
    _add_update(land)
    _add_credentials(land)
    _add_people(land)
    _add_slots(land)
    words = {"title": f"Fork of {land.marker}", "owner": f"Ministry of {land.marker}"}
    land.objects["fork_request"] = ForkRequest.objects.create(
        upstream=land.edition, version="1", code=f"fork-{land.marker}", asked_by=land.owner, language="en", **words
    )
    land.objects["deletion_request"] = DeletionRequest.objects.create(
        edition=land.edition,
        code=land.edition.code,
        asked_by=land.owner,
        language="en",
        state="failed",
        reason=f"Because of {land.marker}",
    )


def _add_slots(land: Land) -> None:
    """A slot that is filled, and the note of it."""
    marker, objects = land.marker, land.objects
    course, directory = objects["course"], objects["directory"]
    words = {"meaning": f"Common meaning {marker}", "neutral_text": f"your common {marker}"}
    course.refresh_from_db()
    course.slots = [("slot", {"key": f"{marker}-slot", "kind": "institution", **words})]
    course.save()
    lineage = str(objects["institution"].identity.lineage)
    directory.slot_values = [("value", {"slot": f"{marker}-slot", "institution": lineage, "hours_note": marker})]
    directory.save_revision(user=land.owner).publish()
    objects["slot_change"] = SlotChange.objects.get(edition=land.edition)


def _add_update(land: Land) -> None:
    release, lesson = land.objects["release"], land.objects["lesson"]
    # What an update is computed from; where the release came from does not matter here.
    land.edition.base_release = release
    land.edition.save()
    update = Update.objects.create(
        edition=land.edition, from_release=release, to_release=release, offered_at=timezone.now()
    )
    land.objects["update"] = update
    land.objects["update_item"] = UpdateItem.objects.create(
        update=update,
        key=f"{land.marker}item",
        position=0,
        lineage=lesson.identity.lineage,
        locale="en",
        page_title=f"Common lesson {land.marker}",
        node="b1",
        path=["text"],
        change="changed",
        mine=f"<p>Mine {land.marker}</p>",
        theirs=f"<p>Theirs {land.marker}</p>",
    )


def _add_credentials(land: Land) -> None:
    address = f"https://hooks.{land.marker}.example/"
    endpoint, _secret = add_endpoint(land.edition, url=address, event_types=["release.published"], user=land.owner)
    delivery = send_test(endpoint, user=land.owner)
    delivery.attempts.create(number=1, at=timezone.now(), milliseconds=9, response=f"Thanks, {land.marker}")
    token = create_token(land.edition, name=f"LMS of {land.marker}", scopes=["read:published"], user=land.owner).token
    land.objects |= {"webhook_endpoint": endpoint, "webhook_delivery": delivery, "access_token": token}


def _add_people(land: Land) -> None:
    marker, editor = land.marker, land.people[Role.EDITOR]
    invitation = invite_person(land.edition, email=f"new@{marker}.example", role=Role.EDITOR, user=land.owner)
    # An editor's: where a second factor is registered, signing in asks for it.
    key = Authenticator.objects.create(user=editor, type=Authenticator.Type.WEBAUTHN, data={"name": f"Key {marker}"})
    session = UserSession.objects.create(
        user=editor, ip="192.0.2.1", session_key=f"session-{marker}", user_agent=f"Browser {marker}"
    )
    land.objects |= {"invitation": invitation, "authenticator": key, "session": session}
