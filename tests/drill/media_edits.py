"""New pictures and files in an edition's collection."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image as Pillow

from cms.media.models import CourseDocument, CourseImage
from tests.drill.author import Author


def upload(author: Author) -> int:
    """A picture or a file comes in; who edits afterwards may use it."""
    word = author.voice.word()
    collection = author.edition.collection
    if author.rng.random() < 0.7:
        colour = tuple(author.rng.randrange(256) for _ in range(3))
        content = BytesIO()
        Pillow.new("RGB", (16, 16), colour).save(content, "PNG")
        file = ContentFile(content.getvalue(), name=f"{word}.png")
        CourseImage.objects.create(title=word, description=f"A picture of {word}", file=file, collection=collection)
        author.done["upload_picture"] += 1
    else:
        file = ContentFile(f"{word}\n".encode(), name=f"{word}.txt")
        CourseDocument.objects.create(title=word, file=file, collection=collection)
        author.done["upload_file"] += 1
    author.look_again()
    return 1
