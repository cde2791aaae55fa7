"""Nothing is written outside its folder, through no name and no link; and no file takes another's place."""

from pathlib import Path

import pytest

from generator.model.output import File
from generator.model.problem import ContentError
from generator.write import UnsafePathError, remove, replace_tree, write_file, write_tree


@pytest.fixture
def away(tmp_path: Path) -> Path:
    """A folder of somebody else, with a file."""
    (tmp_path / "away").mkdir()
    (tmp_path / "away/kept").write_text("kept")
    return tmp_path / "away"


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/x", "a//b", "", ".", "a/./b", "a\\..\\x", "a\0b", "a/"])
def test_a_path_that_leads_out_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(UnsafePathError):
        write_tree([File("good", b""), File(path, b"")], tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("one", "two"), [("a/b", "a/b"), ("a/b", "a/B"), ("A/x", "a/x"), ("straße", "STRASSE")])
def test_two_files_in_one_place_are_refused(tmp_path: Path, one: str, two: str) -> None:
    with pytest.raises(UnsafePathError):
        write_tree([File(one, b"1"), File(two, b"2")], tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("link", ["build", "build/docs"])
def test_a_folder_that_is_a_link_is_neither_emptied_nor_filled(tmp_path: Path, away: Path, link: str) -> None:
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (away / "docs").mkdir()
    (away / "docs/kept").write_text("kept")
    (tmp_path / link).symlink_to(away)
    with pytest.raises(ContentError):
        write_tree([File("x", b"")], tmp_path / "build/docs")
    assert sorted(p.relative_to(away).as_posix() for p in away.rglob("*")) == ["docs", "docs/kept", "kept"]


def test_links_inside_are_replaced_not_followed(tmp_path: Path, away: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "sub").symlink_to(away)
    (out / "x").symlink_to(away / "kept")
    (out / ".x.new").symlink_to(away / "kept")
    write_tree([File("sub/new", b"new"), File("x", b"kept")], out)
    assert [p.name for p in away.iterdir()] == ["kept"]
    assert (away / "kept").read_text() == "kept"
    assert not (out / "sub").is_symlink()
    assert not (out / "x").is_symlink()


def test_a_file_beside_is_not_written_through_a_link(tmp_path: Path, away: Path) -> None:
    (tmp_path / ".base.yml.new").symlink_to(away / "kept")
    write_file(tmp_path / "base.yml", b"new")
    assert (away / "kept").read_text() == "kept"
    assert (tmp_path / "base.yml").read_bytes() == b"new"


def test_replacing_and_removing_leave_alone_what_links_lead_to(tmp_path: Path, away: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "site").symlink_to(away)
    (tmp_path / ".site.old").symlink_to(away)
    replace_tree(tmp_path / "new", tmp_path / "site")
    (tmp_path / "link").symlink_to(away)
    remove(tmp_path / "link")
    assert (away / "kept").exists()
    assert not (tmp_path / "site").is_symlink()
    assert not (tmp_path / "link").is_symlink()


def test_a_file_and_a_folder_may_change_places(tmp_path: Path) -> None:
    write_tree([File("a", b""), File("b/c", b"")], tmp_path / "out")
    write_tree([File("a/x", b""), File("b", b"")], tmp_path / "out")
    assert sorted(p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*")) == [
        "a",
        "a/x",
        "b",
    ]
