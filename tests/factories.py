"""Small things to test with, made the way the product makes them."""

from io import BytesIO
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from wagtail.models import Collection, Locale, Page

from cms.content.models import Course, Module
from cms.content.page import ContentPage
from cms.media.models import CourseDocument, CourseImage
from editions.actions.create_edition import create_edition
from editions.identity import give_identity
from editions.models import Edition, Membership, PageIdentity, Role
from editions.roles import sync_roles

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


def make_user(name: str = "", *, administrator: bool = False, **fields: Any):
    """A person who can sign in; `administrator` runs the installation."""
    name = name or f"person-{uuid4().hex[:8]}"
    fields.setdefault("email", f"{name}@people.example")
    users: Any = get_user_model()._default_manager
    create = users.create_superuser if administrator else users.create_user
    return create(name, password="secret", **fields)


def make_locale(code: str = "en") -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def make_edition(code: str = "", *, title: str = "", locales: tuple[str, ...] = ("en",)) -> Edition:
    """An edition without pages; the first of `locales` is its source language."""
    code = code or f"edition-{uuid4().hex[:8]}"
    offered = [make_locale(each) for each in locales]
    return create_edition(code, title=title or code, owner=f"Owner of {code}", source=offered[0], offered=offered)


def make_member(edition: Edition, role: Role | str = Role.EDITOR, user: Any = None):
    """A person with a role in `edition`."""
    user = user or make_user(f"{edition.code}-{role}-{uuid4().hex[:4]}")
    Membership.objects.create(user=user, edition=edition, role=role)
    return user


def make_course(edition: Edition, locale: str = "", *, title: str = "") -> Course:
    """The root of an edition's tree in its source language, or beside it in another."""
    language = make_locale(locale) if locale else edition.source_locale
    course = Course(
        title=title or f"{edition.title} {language.language_code}",
        slug=f"{edition.code}-{language.language_code}",
        locale=language,
    )
    source = Course.objects.filter(identity__edition=edition).first()
    if source is not None:
        course.translation_key = source.translation_key
    Page.get_first_root_node().add_child(instance=course)
    if not PageIdentity.objects.filter(page=course).exists():
        give_identity(course, edition)
    sync_roles(edition)
    return course


def make_page(model: type[ContentPage], parent: Page, title: str, **fields: Any) -> Any:
    """A page below `parent`, with a first revision."""
    page = model(title=title, slug=fields.pop("slug", f"page-{uuid4().hex[:8]}"), locale=parent.locale, **fields)
    parent.add_child(instance=page)
    page.save_revision()
    return page


def make_module(parent: Course, title: str = "A module", **fields: Any) -> Module:
    return make_page(Module, parent, title, **fields)


def png(colour: str = "white") -> bytes:
    """A small picture; another colour, other bytes."""
    buffer = BytesIO()
    Pillow.new("RGB", (8, 8), colour).save(buffer, "PNG")
    return buffer.getvalue()


def photo(width: int = 600, height: int = 300, *, transparent: bool = False) -> bytes:
    """A picture with something in it, so that formats differ in size."""
    rings = [Pillow.radial_gradient("L").resize((width, height)).rotate(30 * turn) for turn in range(3)]
    picture = Pillow.merge("RGB", rings)
    if transparent:
        picture.putalpha(rings[0])
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def make_image(collection: Collection, title: str = "A picture", *, content: bytes = b"", **fields: Any) -> CourseImage:
    file = ContentFile(content or png(), name=fields.pop("file_name", f"{uuid4().hex[:8]}.png"))
    return CourseImage.objects.create(title=title, file=file, collection=collection, **fields)


def make_document(collection: Collection, title: str = "A file", **fields: Any) -> CourseDocument:
    file = ContentFile(PDF, name=fields.pop("file_name", f"{uuid4().hex[:8]}.pdf"))
    return CourseDocument.objects.create(title=title, file=file, collection=collection, **fields)
