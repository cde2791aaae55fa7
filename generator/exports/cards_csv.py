"""Study cards as CSV, for Anki, Quizlet and spreadsheets: id, front, back, tags.

UTF-8 with a byte order mark, so that spreadsheets see it; texts are plain words.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from generator.model.card import Deck
from generator.model.course import Course
from generator.model.output import File, Offer
from generator.prose import plain


def export(course: Course, decks: Sequence[Deck]) -> Iterator[Offer]:
    """Yield one file a deck that has study cards."""
    for deck in decks:
        if deck.study:
            path = f"{course.id}/downloads/{deck.id}-cards.csv"
            file = File(path, b"\xef\xbb\xbf" + _table(course, deck).encode())
            yield Offer(
                f"{course.id}/{deck.id}", file, "Study cards as CSV, for Anki, Quizlet or a spreadsheet", to_print=False
            )


def _table(course: Course, deck: Deck) -> str:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["id", "front", "back", "tags"])
    for card in deck.study:
        rows.writerow(
            [f"{course.id}/{card.id}", *map(_safe, (plain(card.front), plain(card.back))), f"{course.id} {deck.id}"]
        )
    return text.getvalue()


def _safe(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
