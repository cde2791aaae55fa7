"""The engine turns whatever MkDocs says or raises into problems of one line."""

from pathlib import Path

import pytest

from generator.engine import Settings, build_site, read_settings

GOOD = "INHERIT: build/base.yml\nsite_name: Toy\n"
BASE = "docs_dir: build/docs\ntheme: {name: material, font: false}\nplugins: [search]\nuse_directory_urls: false\n"
PAGE = "---\nsource: content/toy/a.yml\n---\n# Toy\n\nText.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "build/docs").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(GOOD)
    (tmp_path / "build/base.yml").write_text(BASE)
    (tmp_path / "build/docs/index.md").write_text(PAGE)
    return tmp_path


def test_a_good_folder_gives_a_site_and_no_problem(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    problems = build_site(root, root / "out")

    assert problems == []
    assert (root / "out/index.html").is_file()
    assert capfd.readouterr() == ("", "")


def test_a_broken_link_is_a_problem_of_the_yaml_behind_the_page(root: Path) -> None:
    (root / "build/docs/index.md").write_text(PAGE + "[gone](gone.md)\n")

    (problem,) = build_site(root, root / "out")

    assert (problem.code, problem.path) == ("E02", "content/toy/a.yml")
    assert "gone.md" in problem.message


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("site_name: [\n", "expected the node content"),
        ("- a\n- b\n", ""),
        (GOOD + "nonsense: 1\n", "nonsense"),
        (GOOD + "theme: {name: nowhere}\n", "nowhere"),
        (GOOD + "docs_dir: absent\n", "absent"),
        (GOOD + "plugins: [nowhere]\n", "nowhere"),
        (GOOD + "nav: [gone.md]\n", "gone.md"),
        ("INHERIT: build/absent.yml\nsite_name: Toy\n", "inherits is missing"),
        ("INHERIT: build/base.yml\n", "site_name"),
    ],
)
def test_a_bad_mkdocs_yml_is_told_in_lines_not_tracebacks(
    root: Path, config: str, expected: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text(config)

    problems = build_site(root, root / "out")

    assert problems
    assert any(expected in str(problem) for problem in problems)
    assert all(problem.path == "mkdocs.yml" and "\n" not in str(problem) for problem in problems)
    assert capfd.readouterr() == ("", "")


def test_bad_yaml_is_told_with_its_place(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: Toy\nnav: {a: ]\n")

    problems = read_settings(root)

    assert isinstance(problems, list)
    assert (problems[0].path, problems[0].line) == ("mkdocs.yml", 2)


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (GOOD, Settings("Toy", None, ())),
        (GOOD + "site_url: https://example.org/a\n", Settings("Toy", "https://example.org/a/", ())),
        (GOOD + "site_url: !ENV URL\ntheme: {language: de}\n", Settings("Toy", None, ("de",))),
        (GOOD + "x: !!python/name:a.b\nextra: {alternate: [{lang: fr}]}\n", Settings("Toy", None, ("fr",))),
    ],
)
def test_settings_are_read_before_base_yml_exists(tmp_path: Path, config: str, expected: Settings) -> None:
    (tmp_path / "mkdocs.yml").write_text(config)

    assert read_settings(tmp_path) == expected


@pytest.mark.parametrize("config", [None, "", "- a\n", "site_name: 3\n"])
def test_settings_without_a_name_are_a_problem(tmp_path: Path, config: str | None) -> None:
    if config is not None:
        (tmp_path / "mkdocs.yml").write_text(config)

    problems = read_settings(tmp_path)

    assert isinstance(problems, list)
    assert len(problems) == 1
