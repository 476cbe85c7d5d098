"""Pictures through every form that takes them, and files as they are handed out."""

import hashlib
import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import UploadedFile

from cms.media.models import CourseImage
from cms.media.pictures import CleanPicture
from editions.models import Role
from tests.factories import make_document, png

SCRIPT = b"<script>alert(1)</script>"


def upload(name: str = "My holiday at home.png", content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or png("teal") + SCRIPT, "image/png")


def stored(image: CourseImage) -> bytes:
    with image.file.storage.open(image.file.name) as file:
        return file.read()


@pytest.fixture
def client(world, sign_in):
    return sign_in(world.alpha.people[Role.EDITOR])


@pytest.fixture
def fields(world):
    return {"title": "Uploaded", "description": "Words", "collection": world.alpha.pk("collection")}


def added() -> CourseImage:
    return CourseImage.objects.get(title="Uploaded")


def through_the_form(client, fields):
    client.post("/admin/images/add/", {**fields, "file": upload()})


def through_the_form_for_several(client, fields):
    client.post("/admin/images/multiple/add/", {**fields, "files[]": upload()}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")


def through_the_chooser(client, fields):
    prefixed = {f"image-chooser-upload-{name}": value for name, value in fields.items()}
    client.post("/admin/images/chooser/create/", {**prefixed, "image-chooser-upload-file": upload()})


@pytest.mark.parametrize(
    "way", [through_the_form, through_the_form_for_several, through_the_chooser], ids=lambda way: way.__name__
)
def test_whichever_way_it_comes_in_a_picture_is_stored_clean(client, fields, way):
    way(client, fields)

    image = added()
    assert SCRIPT not in stored(image)
    assert image.content_hash == hashlib.sha256(stored(image)).hexdigest()
    assert image.file_size == len(stored(image))
    assert image.file_hash == hashlib.sha1(stored(image)).hexdigest()
    assert "oliday" not in image.file.name


def test_an_upload_that_waited_for_more_words_is_stored_clean(world, client, fields):
    """Wagtail keeps it as it came until the form is complete, and passes by the form then."""
    from django.contrib.contenttypes.models import ContentType

    waiting = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(CourseImage),
        file=upload(),
        uploaded_by_user=world.alpha.people[Role.EDITOR],
    )
    prefixed = {f"uploaded-image-{waiting.pk}-{name}": value for name, value in fields.items()}
    response = client.post(
        f"/admin/images/multiple/create_from_uploaded_image/{waiting.pk}/",
        prefixed,
        HTTP_X_REQUESTED_WITH="XMLHttpRequest",
    )

    assert response.json()["success"]
    assert SCRIPT not in stored(added())
    assert added().content_hash == hashlib.sha256(stored(added())).hexdigest()


def test_a_picture_that_replaces_another_is_stored_clean(world, client, fields):
    through_the_form(client, fields)
    before = added()
    client.post(f"/admin/images/{before.pk}/", {**fields, "file": upload(content=png("olive") + SCRIPT)})

    assert added().content_hash != before.content_hash
    assert SCRIPT not in stored(added())


def test_changing_words_leaves_the_bytes_alone(client, fields):
    through_the_form(client, fields)
    before = added()
    client.post(f"/admin/images/{before.pk}/", {**fields, "description": "Other words"})

    assert added().description == "Other words"
    assert (added().file.name, added().content_hash) == (before.file.name, before.content_hash)


def test_a_photograph_taken_sideways_has_its_dimensions_as_seen(client, fields):
    exif = Image.Exif()
    exif[0x0112] = 6
    buffer = io.BytesIO()
    Image.new("RGB", (60, 30), "navy").save(buffer, "JPEG", exif=exif)
    client.post("/admin/images/add/", {**fields, "file": upload("a.jpg", buffer.getvalue())})

    assert (added().width, added().height) == (30, 60)


def test_a_damaged_picture_is_refused_with_words(client, fields):
    response = client.post("/admin/images/add/", {**fields, "file": upload(content=png("teal")[:50])})

    assert response.status_code == 200
    assert "file" in response.context["form"].errors
    assert not CourseImage.objects.filter(title="Uploaded").exists()


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a.bmp", "a.png.php"])
def test_other_kinds_of_files_are_no_pictures(client, fields, name):
    client.post("/admin/images/add/", {**fields, "file": upload(name)})

    assert not CourseImage.objects.filter(title="Uploaded").exists()


def test_what_was_released_is_stored_byte_by_byte(world):
    """A fork's pictures are those of its upstream: their hash is their identity."""
    buffer = io.BytesIO()
    Image.new("RGB", (9, 9), "plum").save(buffer, "WEBP", quality=10)
    collection = world.alpha.edition.collection
    kept = CourseImage(title="Kept", collection=collection, file=CleanPicture(buffer.getvalue(), name="x.webp"))
    kept.save()

    assert stored(kept) == buffer.getvalue()
    assert kept.content_hash == hashlib.sha256(buffer.getvalue()).hexdigest()


def test_code_that_knows_of_no_form_stores_clean_pictures_too(world):
    image = CourseImage(title="By hand", collection=world.alpha.edition.collection)
    image.file.save("by-hand.png", ContentFile(png("teal") + SCRIPT), save=False)
    image.save()

    assert SCRIPT not in stored(image)
    assert image.content_hash == hashlib.sha256(stored(image)).hexdigest()


def test_a_file_is_saved_under_its_title_and_stored_under_a_name_of_ours(world, client):
    document = make_document(world.alpha.edition.collection, "خطة الطوارئ / Plan", file_name="secret-draft.pdf")
    response = client.get(document.url)

    assert "secret" not in document.file.name
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "secret" not in response.headers["Content-Disposition"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert document.filename == "خطة-الطوارئ-plan.pdf"
