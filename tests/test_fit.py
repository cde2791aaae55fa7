"""Texts of cards in any language and with any Markdown fit, or it is told by how much they do not."""

from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.cards import job, pdf
from generator.check import check
from generator.fit import Face, faces, fitted, fonts, pictures, pocket_face
from generator.fit.hyphens import soften
from generator.fit.rich import rich
from generator.load import load
from generator.model.card import Mark, PocketCard
from generator.model.course import Catalog, Course
from generator.model.layout import Flip
from generator.model.output import File
from tests.flagship_cards import expected
from tests.paper.catalogue import universal
from tests.paper.layouts import LAYOUTS
from tests.paper.sheet_check import faults

TEXTS = {
    "he": (
        "שאלה פתוחה",
        "כשאינך יודע מה חשוב להם",
        "שאל שאלה שמתחילה במה או באיך, וחכה לתשובה.",
        "מה חשוב לך בעסקה הזאת?",
    ),
    "ar": (
        "سؤال مفتوح",
        "عندما لا تعرف ما يهمهم",
        "اسأل سؤالاً يبدأ بماذا أو كيف، ثم انتظر الجواب.",
        "ما الذي يهمك في هذه الصفقة؟",
    ),
    "ja": (
        "開かれた質問",
        "相手が何を大切にしているか分からないとき。",
        "何やどのようにで始まる質問をして、答えを待つ。" * 3,
        "この取引で何が大切ですか。",
    ),
    "de": (
        "Offene Frage",
        "Du weißt nicht, was ihnen an der Betriebskostenabrechnungsvereinbarung wichtig ist.",
        "Frage nach der Donaudampfschifffahrtsgesellschaftskapitänsversicherung und warte auf die Antwort. " * 2,
        "Was ist Ihnen an der Nutzungsentschädigungsvereinbarung wichtig?",
    ),
    "el": ("Ανοιχτή ερώτηση", "Δεν ξέρεις τι τους νοιάζει.", "Ρώτα και περίμενε.", "Τι σας νοιάζει;"),  # noqa: RUF001 - Greek letters
}

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'


@pytest.fixture(scope="module")
def sample() -> Course:
    catalog, problems = load(Path(__file__).parent / "sample")
    assert problems == []
    return catalog.courses["first-aid"]


def _in(course: Course, lang: str) -> Course:
    return replace(course, syllabus=course.syllabus.model_copy(update={"lang": lang}))


def card(name: str, when: str, do: str, say: str, **more: str) -> PocketCard:
    mark = Mark("kind", name.split(maxsplit=1)[0], "▲", "#B3261E")
    texts = {"watch": "", "counter": "", **more}
    return PocketCard("back-blows.pocket", name, (mark,), (when,), do, say, **texts, recognise=False)


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("name", ["a4-8up-inset", "letter-avery5371-10up"])
@pytest.mark.parametrize("lang", TEXTS)
def test_cards_in_other_scripts(sample: Course, lang: str, name: str, flip: Flip) -> None:
    course = _in(sample, lang)
    face = pocket_face(course, card(*TEXTS[lang]))
    made = job(course, "Cards", "pocket", [face], LAYOUTS[name], flip=flip)
    assert all(fit.holds for pair in made.fits for fit in pair)
    printed = pdf(made, {})
    assert faults(printed, expected(made)) == []
    assert universal(printed) == []
    assert b"/Lang" in printed


def test_long_words_are_broken_where_their_language_does() -> None:
    assert "\u00ad" in soften("Betriebskostenabrechnung", "de")
    assert soften("Betriebskostenabrechnung", "de").replace("\u00ad", "") == "Betriebskostenabrechnung"
    assert soften("internationalisation", "en") == "internationalisation"
    assert soften("Abrechnung", "de") == "Abrechnung", "a word that is not long stays whole"
    assert soften("unknowable-language", "xx") == "unknowable-language"


MARKDOWN = (
    "Say *softly*, then **stop**: `wait 3 s`.\n\n- one\n- two with ![a lamp](media/lamp.png)\n\n"
    "1. first\n2. [second](technique:back-blows) [@rcuk2021]"
)


def test_markdown_of_acard(sample: Course) -> None:
    found = rich(sample, MARKDOWN)
    assert [each.marker for each in found] == ["", "•", "•", "1.", "2."]
    assert [(run.text, run.emphasis, run.strong, run.code) for run in found[0].runs if run.text.strip()][1::2] == [
        ("softly", True, False, False),
        ("stop", False, True, False),
        ("wait 3 s", False, False, True),
    ]
    assert found[2].runs[-1].picture == "lamp.png"
    assert found[2].runs[-1].text == "a lamp"
    assert found[4].text.strip() == "second", "links keep their words, citations go"


def test_markdown_and_a_picture_on_paper(sample: Course) -> None:
    lamp = (Path(__file__).parents[1] / "content/leverage/media").glob("*.svg")
    course = replace(sample, media=(*sample.media, File("lamp.svg", next(lamp).read_bytes())))
    face = pocket_face(course, card("A *move*", "Now.", MARKDOWN.replace("lamp.png", "lamp.svg"), "x"))
    made = job(course, "Cards", "pocket", [face], LAYOUTS["a4-fold-4up"])
    printed = pdf(made, pictures(course))
    assert universal(printed) == []
    assert faults(printed, expected(made)) == []


@pytest.mark.parametrize(
    ("text", "too"),
    [("word " * 700, "too_tall"), ("W" * 84, "too_wide"), ("", "")],
    ids=["too long", "a long word", "right"],
)
def test_what_does_not_fit_is_told(sample: Course, text: str, too: str) -> None:
    face = pocket_face(sample, card("Name", "When.", f"Do {text}", "Say"))
    for name, layout in LAYOUTS.items():
        ((front, back),) = fitted(sample, [face], layout)
        assert front.holds
        assert back.holds is (not too), name
        assert not too or getattr(back, too) > 1


def test_a_word_that_fits_when_it_is_smaller_is_made_smaller(sample: Course) -> None:
    layout = LAYOUTS["a4-poker-9up"]
    ((front, _),) = fitted(sample, [pocket_face(sample, card("Internationalisations", "x", "y", "z"))], layout)
    assert layout.text[1] <= front.size < layout.text[0]


def _characters(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def test_fonts_have_what_the_list_says() -> None:
    for family, styles in fonts.FACES.items():
        names = [fonts.FOLDER / fonts.file_of(family, end) for end, _, _ in styles]
        common = frozenset.intersection(*map(_characters, names))
        assert fonts.coverage()[family] == common, family
        assert (fonts.FOLDER / f"{family.replace(' ', '')}-OFL.txt").read_text("utf-8").count("SIL Open Font License")


def test_signs_that_no_font_has() -> None:
    assert fonts.missing("a ● 日 ש ع 🙂 \u00ad") == []
    assert fonts.missing("ส a ส") == ["ส"]


def test_a_course_without_sheets_needs_no_fonts(sample: Course) -> None:
    plan = sample.syllabus.cards.model_copy(update={"layouts": ()})
    thai = sample.techniques["back-blows"].model_copy(update={"summary": "สวัสดี"})
    for update, codes in (({}, {"K06"}), ({"cards": plan}, set[str]())):
        syllabus = sample.syllabus.model_copy(update=update)
        course = replace(sample, syllabus=syllabus, techniques={**sample.techniques, "back-blows": thai})
        found = {p.code for p in check(Catalog({"x": course})) if p.code.startswith("K0")}
        assert found & {"K05", "K06"} == codes


def test_every_card_has_a_face(sample: Course) -> None:
    pocket, study = faces(sample)
    assert pocket
    assert study
    assert all(isinstance(face, Face) and face.page.endswith(".html") for face in (*pocket.values(), *study.values()))


@pytest.mark.parametrize(
    ("name", "data"),
    {
        "broken.png": b"\x89PNG\r\n\x1a\nxx",
        "broken.svg": b"<svg",
        "empty.svg": b"",
        "latin.svg": f"{SVG}<text>\xe9</text></svg>".encode("latin-1"),
        "other.svg": f'{SVG}<image width="9" height="9" href="/etc/hostname"/></svg>'.encode(),
        "film.mp4": b"abc",
        "missing.png": None,
    }.items(),
)
def test_a_broken_picture_breaks_nothing(sample: Course, name: str, data: bytes | None) -> None:
    course = replace(sample, media=(*sample.media, *([File(name, data)] if data is not None else ())))
    face = pocket_face(course, card("Name", "When", f"Look ![a lamp](media/{name}), then act.", "Say"))
    made = job(course, "Cards", "pocket", [face], LAYOUTS["a4-fold-4up"])
    assert universal(pdf(made, pictures(course))) == []


def test_a_picture_asks_for_no_file_of_the_machine(
    sample: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.svg").write_text(f'{SVG}<rect width="9" height="9"/></svg>', "utf-8")
    sizes = set()
    for wanted in ("secret.svg", "nothing.svg"):
        text = f'{SVG}<image width="9" height="9" href="{wanted}"/></svg>'
        course = replace(sample, media=(*sample.media, File("lamp.svg", text.encode())))
        face = pocket_face(course, card("Name", "When", "![a lamp](media/lamp.svg)", "Say"))
        sizes.add(len(pdf(job(course, "Cards", "pocket", [face], LAYOUTS["a4-fold-4up"]), pictures(course))))
    assert len(sizes) == 1
