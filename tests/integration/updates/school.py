"""A course of three short lessons in English and French, an edition of it, and people who edit both."""

from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslationSource

from cms.content.models import Lesson
from cms.content.page import ContentPage
from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.fork_edition import fork_edition
from editions.actions.offer_update import offer_update
from editions.actions.publish_release import publish_release
from editions.actions.publish_update import publish_update
from editions.documents.snapshot import take_snapshot
from editions.identity import give_identity
from editions.materialise import materialise
from editions.models import Edition, PageIdentity, Update
from tests.factories import make_edition, make_locale

_NAMESPACE = UUID("00000000-0000-4000-8000-000000000001")


def lineage(name: str) -> str:
    """The lineage of the page `name`, the same in every test."""
    return str(uuid5(_NAMESPACE, name))


def text(identifier: str, html: str, **more: Any) -> dict[str, Any]:
    return {"id": identifier, "type": "rich_text", "value": {"text": html, "mandatory": False, **more}}


def question(identifier: str, stem: str, *options: tuple[str, bool]) -> dict[str, Any]:
    return {
        "id": identifier,
        "type": "question_single",
        "value": {
            "stem": stem,
            "points": 1,
            "options": [
                {"id": f"{identifier}-{n}", "type": "item", "value": {"text": said, "correct": right}}
                for n, (said, right) in enumerate(options)
            ],
            "feedback_right": "Yes.",
            "feedback_wrong": "No.",
            "mandatory": False,
        },
    }


_FRENCH = {
    "The course": "Le cours",
    "Ready": "Prêts",
    "First": "Premier",
    "Second": "Deuxième",
    "Third": "Troisième",
    "Call the post.": "Appelez le poste.",
    "Keep the list. Check it twice.": "Tenez la liste. Vérifiez-la deux fois.",
}


class Maker:
    def __init__(self) -> None:
        self.pages: list[dict[str, Any]] = []
        self.documents: dict[str, dict[str, Any]] = {}

    def page(self, name: str, kind: str, parent: str | None, fields: dict[str, Any]) -> None:
        entry: dict[str, Any] = {
            "lineage": lineage(name),
            "type": f"content.{kind}",
            "parent": lineage(parent) if parent else None,
            "locales": {},
        }
        for code in ("en", "fr"):
            digest = f"{name} {code}"
            entry["locales"][code] = {"digest": digest}
            self.documents[digest] = self._document(entry, code, fields)
        self.pages.append(entry)

    def _document(self, entry: dict[str, Any], code: str, fields: dict[str, Any]) -> dict[str, Any]:
        pairs = [("title", fields["title"])]
        pairs += [
            (f"body.{block['id']}.text", block["value"]["text"].removeprefix("<p>").removesuffix("</p>"))
            for block in fields.get("body", [])
            if block["type"] == "rich_text"
        ]
        known = [(path, said, _FRENCH[said]) for path, said in pairs if said in _FRENCH]
        return {
            "schema_version": 1,
            "type": entry["type"],
            "lineage": entry["lineage"],
            "locale": code,
            "fields": fields if code == "en" else _translated(fields),
            "untranslated": [],
            "translation": None
            if code == "en"
            else {
                "enabled": True,
                "source_locale": "en",
                "strings": [{"path": path, "source": said, "target": target} for path, said, target in known],
                "overrides": [],
            },
        }


def _translated(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _translated(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_translated(inner) for inner in value]
    if isinstance(value, str):
        bare = value.removeprefix("<p>").removesuffix("</p>")
        return value.replace(bare, _FRENCH[bare]) if bare in _FRENCH else value
    return value


def make_school(code: str = "school") -> Edition:
    """The course, published and released as 1.0."""
    edition = make_edition(code, title="The course", locales=("en", "fr"))
    maker = Maker()
    maker.page("course", "Course", None, {"title": "The course", "summary": "", "parts": [], "slots": []})
    module = {"minutes": 10, "part": "", "objectives": [], "knowledge_check": []}
    maker.page("ready", "Module", "course", {"title": "Ready", "slug": "ready", **module})
    lesson = {"guidelines": [], "body": []}
    maker.page("first", "Lesson", "ready", {**lesson, "title": "First", "slug": "first", "body": first_body()})
    second = [text("c", "<p>Call the post.</p>")]
    maker.page("second", "Lesson", "ready", {**lesson, "title": "Second", "slug": "second", "body": second})
    maker.page("third", "Lesson", "ready", {**lesson, "title": "Third", "slug": "third", "body": []})
    manifest = {"edition": {"source_locale": "en"}, "pages": maker.pages, "media": {}}
    materialise(manifest, maker.documents, edition, [make_locale("en"), make_locale("fr")])
    publish_release(edition)
    edition.refresh_from_db()
    return edition


def first_body() -> list[dict[str, Any]]:
    return [
        text("a", "<p>Call the post.</p>"),
        text("b", "<p>Keep the list. Check it twice.</p>"),
        question("q", "Whom do you call?", ("The post", True), ("Nobody", False)),
    ]


def fork(upstream: Edition, code: str = "adapted") -> Edition:
    return fork_edition(upstream, code, title="Adapted", owner="A ministry").edition


# What people do ----------------------------------------------------------------------------------


def page_of(edition: Edition, name: str, code: str = "en") -> Any:
    """The page as it stands now; raises `Page.DoesNotExist` where it is gone."""
    identity = PageIdentity.objects.filter(edition=edition, lineage=lineage(name), locale__language_code=code).first()
    if identity is None:
        raise Page.DoesNotExist(f"{edition.code} has no {name} in {code}")
    return Page.objects.get(pk=identity.page_id).specific


def edit(edition: Edition, name: str, code: str = "en", *, publish: bool = True, **fields: Any) -> ContentPage:
    """Changes fields of a page, streams as raw values; as an editor would, by a revision."""
    page = page_of(edition, name, code)
    draft = page.get_latest_revision_as_object()
    for field, value in fields.items():
        setattr(draft, field, draft.body.stream_block.to_python(value) if field == "body" else value)
    revision = draft.save_revision()
    if publish:
        revision.publish()
    return page_of(edition, name, code)


def rewrite(edition: Edition, name: str, block: str, html: str, *, publish: bool = True) -> None:
    """Gives one rich text of a lesson other words."""
    raw = list(page_of(edition, name).get_latest_revision_as_object().body.raw_data)
    for item in raw:
        if item["id"] == block:
            item["value"]["text"] = html
    edit(edition, name, body=raw, publish=publish)


def add_lesson(edition: Edition, name: str, slug: str = "", **fields: Any) -> Lesson:
    """A new last lesson, whose lineage has a name."""
    parent = page_of(edition, "ready")
    page = Lesson(title=name.capitalize(), slug=slug or name, locale=parent.locale, **fields)
    parent.add_child(instance=page)
    page.identity.delete()
    give_identity(page, edition, lineage(name))  # type: ignore[arg-type]
    page.save_revision().publish()
    return page


def delete(edition: Edition, name: str) -> None:
    for code in ("en", "fr"):
        page_of(edition, name, code).delete()


def translate(edition: Edition, name: str, path: str, source: str, target: str) -> None:
    """Writes a translation into French as wagtail-localize's screen does, and publishes it."""
    page = page_of(edition, name)
    known = TranslationSource.objects.get_for_instance(page)
    segment = known.stringsegment_set.get(context__path=path, string__data=source)
    french = make_locale("fr")
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=french,
        context=segment.context,
        defaults={"data": target, "updated_at": timezone.now()},
    )
    known.translations.get(target_locale=french).save_target(publish=True)
    # wagtail-localize publishes when the transaction ends; in a test it never does.
    page_of(edition, name, "fr").latest_revision.publish()


def documents_of(edition: Edition) -> dict[tuple[str, str], Any]:
    """Everything that is live, by lineage and language."""
    snapshot, _media = take_snapshot(edition)
    parsed = snapshot.parsed()
    return {
        (page["lineage"], code): parsed[row["digest"]]
        for page in snapshot.manifest["pages"]
        for code, row in page["locales"].items()
    }


def tree_of(edition: Edition) -> list[tuple[str, str | None]]:
    snapshot, _media = take_snapshot(edition)
    return [(page["lineage"], page["parent"]) for page in snapshot.manifest["pages"]]


def words(edition: Edition, name: str, code: str = "en") -> dict[str, str]:
    """The rich texts of a live lesson, by block id."""
    body = page_of(edition, name, code).body.raw_data
    return {item["id"]: item["value"]["text"] for item in body if item["type"] == "rich_text"}


def release(edition: Edition) -> None:
    publish_release(edition)
    edition.refresh_from_db()


def apply_all(edition: Edition) -> Update:
    """Offered, all of it taken, and applied."""
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    return apply_update(update)


def take_all(edition: Edition) -> Update:
    """The same, published."""
    return publish_update(apply_all(edition))


def take_clean(edition: Edition) -> Update:
    """Offered; what is without conflict taken, applied and published."""
    update = offer_update(edition)
    decide_update(update, "take", Which(clean=True))
    apply_update(update)
    return publish_update(update)
