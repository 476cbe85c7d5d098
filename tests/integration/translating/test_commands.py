"""The same by commands."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def run(*line: str) -> dict:
    out = StringIO()
    call_command(*line, "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize("kind", ["xliff", "po"])
def test_a_translation_goes_out_and_comes_back(school, tmp_path, kind):
    path = tmp_path / "french"
    written = run("export_translation", "school", "fr", "--format", kind, "--output", str(path))
    assert written["texts"] > 5
    path.write_text(path.read_text().replace("Appelez le poste.", "Appelez-le."))

    looked = run("import_translation", str(path), "--dry-run")
    assert (looked["taken"], looked["would_take"]) == (0, 2)
    assert school.unit("Call the post.").target == "Appelez le poste."
    assert run("import_translation", str(path))["taken"] == 2

    assert school.unit("Call the post.").target == "Appelez-le."
    assert run("import_translation", str(path))["taken"] == 0


def test_refusals_are_one_plain_sentence(school, tmp_path):
    with pytest.raises(CommandError, match="klingon"):
        run("export_translation", "school", "klingon", "--output", str(tmp_path / "x"))
    (tmp_path / "y").write_text("nothing")
    with pytest.raises(CommandError):
        run("import_translation", str(tmp_path / "y"))
    with pytest.raises(CommandError, match="cannot be read"):
        run("import_translation", str(tmp_path / "z"))
