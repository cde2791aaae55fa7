"""The reading grade, against texts whose sentences, words and syllables are counted by hand."""

import re

import pytest

from generator.derive.grade import LEAST, grade, sentences, syllables

# 36 words, 5 sentences, 43 syllables by ear; `again` is hyphenated nowhere.
EASY = (
    "Stand behind the person. Put one arm round the chest and let them lean forward. "
    "Hit hard between the blades with the heel of your hand. Look after each blow. "
    "Stop when the person breathes again."
)
# 30 words, 1 sentence, 88 syllables by ear; four are hyphenated nowhere (temporarily, considerably, oxygenation).
HARD = (
    "Physiological compensation for progressive respiratory insufficiency temporarily preserves circulation, "
    "but deterioration accelerates considerably whenever the obstruction persists, because oxygenation of the "
    "brain depends upon uninterrupted ventilation of both human lungs."
)


def test_the_formula_is_kincaids() -> None:
    assert grade(EASY) == pytest.approx(0.39 * 36 / 5 + 11.8 * (43 - 1) / 36 - 15.59)
    assert grade(HARD) == pytest.approx(0.39 * 30 + 11.8 * (88 - 4) / 30 - 15.59)


def test_long_words_and_long_sentences_are_harder() -> None:
    joined = EASY.replace(". Put", ", put").replace(". Look", ", then look")
    easy, longer, hard = grade(EASY), grade(joined), grade(HARD)
    assert easy is not None
    assert longer is not None
    assert hard is not None
    assert easy < longer < hard


def test_too_few_words_have_no_grade() -> None:
    words = "one two three four five six " * 5
    assert grade(words) is not None
    assert len(words.split()) == LEAST
    assert grade(words.rpartition("six")[0]) is None
    assert grade("Why do you press here?", least=5) is not None
    assert grade("", least=0) is None
    assert grade("… – —", least=0) is None


@pytest.mark.parametrize("lang", ["de", "de-CH", "fr", "enm"])
def test_other_languages_have_no_grade(lang: str) -> None:
    assert grade(EASY, lang) is None


@pytest.mark.parametrize("lang", ["en", "en-GB", "EN-us"])
def test_english_is_english_everywhere(lang: str) -> None:
    assert grade(EASY, lang) == grade(EASY)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Smith asked Mrs. J. A. Jones, e.g. Anna’s mother, for 3.5 litres.", 1),
        ("See vol. 3, p. 12. Then go on.", 2),
        ("She said no. Then she left.", 2),
        ("It is I. You know me.", 2),
        ("She asked, “Why now?” and waited.", 1),
        ("“Why now?” she asked. He said nothing.", 2),
        ("“Why now?” The room was silent.", 2),
        ("Well… maybe not. **Stop!** Look (now). _Then_ act.", 4),
        ("Call 112. 3 people came.", 2),
        ("Three things:\n\n- look\n- listen, and\n  wait\n- feel", 4),
        ("1. Look\n2. Listen. Wait.\n10) Feel", 4),
        ("A line that\ngoes on. It ends.", 2),
        ("First\n\n\n  second", 2),
        ("It fell by\n5 points.", 1),
        ("", 0),
        (" \n\n ", 0),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


def test_no_word_is_lost_between_sentences() -> None:
    text = f"{EASY}\n\n- {HARD}\n- “Dr. No.” Yes."
    assert re.findall(r"\w+", " ".join(sentences(text))) == re.findall(r"\w+", text)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("blade", 1),
        ("person", 2),
        ("negotiation", 5),
        ("Physiological", 6),
        ("self-check", 2),
        ("don’t", 1),
        ("1,200.50", 1),
        ("2026", 1),
        ("CPR", 1),
    ],
)
def test_syllables_are_counted_where_a_word_is_hyphenated(word: str, count: int) -> None:
    assert syllables(word) == count


def test_odd_texts_take_no_time() -> None:
    for text in ("." * 100_000, "a" * 100_000, "“" * 100_000, "a. " * 30_000, "\n- " * 30_000, "a-" * 50_000):
        grade(text, least=1)
