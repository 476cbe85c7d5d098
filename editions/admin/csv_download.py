"""Tables as files for spreadsheets: RFC 4180, UTF-8 with a byte order mark, nothing that a spreadsheet would run."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse

from editions.directory.csv_file import guarded

__all__ = ["csv_download"]


class _Echo:
    """A file that gives back what is written to it, line by line."""

    def write(self, value: str) -> str:
        return value


def csv_download(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> StreamingHttpResponse:
    """The file `name` with the heads `columns`, sent row by row as they are found."""
    response = StreamingHttpResponse(_lines(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    # The mark by which spreadsheets know that it is UTF-8.
    yield "\ufeff" + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([guarded(cell) for cell in row])
