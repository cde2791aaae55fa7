"""Which readings of a slot hold a text whole."""

import pytest

from tests.paper.fields import longest_start, plain, stands

WHOLE = {
    "broken and hyphenated": ("Count to twenty-one", "Countto\u00adtwenty\u00adone"),
    "a ligature": ("Office", "O\ufb03ce"),
    "a soft hyphen in the source": ("Donau\u00addampf", "Donaudampf"),
    "an emoji with its selector": ("wait \u26a0\ufe0f", "wait\u26a0"),
    "Hebrew as it is seen": ("שלת (עם)", "xx(םע)תלשyy"),
    "Arabic with letters of two glyphs": ("باب", "ببابب"),
    "glyphs without a name": ("after the office", "xxa\ufffdertheo\ufffdce"),
    "Arabic without names": ("باب", "\ufffd\ufffd\ufffd\ufffd"),
}
LOST = {
    "a letter": ("Office", "Ofice"),
    "the end": ("wait for it", "waitforthe"),
    "in capitals": ("wait", "WAIT"),
    "a letter of Hebrew": ("שלת", "xxתלyyש"),
    "a letter of Arabic": ("باب", "با"),
    "the end, for a glyph of two letters": ("aftxyz", "a\ufffd"),
    "more than a glyph may stand for": ("silence", "si\ufffde"),
    "the end, after a glyph without a name": ("after the office", "a\ufffderthe"),
}


@pytest.mark.parametrize("case", WHOLE)
def test_a_text_that_is_whole(case: str) -> None:
    text, reading = WHOLE[case]
    assert stands(text, [plain(reading)])


@pytest.mark.parametrize("case", LOST)
def test_a_text_that_lost_something(case: str) -> None:
    text, reading = LOST[case]
    assert not stands(text, [reading])


def test_what_is_left_of_a_text() -> None:
    assert longest_start("wait for it", ["xwaitforthe", "waitx"]) == "waitfor"
