"""What stages yield: files as values. Only `write` turns them into files on disk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A file to be: `path` is relative with forward slashes, `data` its bytes."""

    path: str
    data: bytes

    @classmethod
    def text(cls, path: str, text: str) -> "File":
        """Make a UTF-8 text file that ends in one newline."""
        return cls(path, (text.rstrip("\n") + "\n").encode())


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that a deck's page offers to print or to download."""

    deck: str
    """Address `<course>/<deck>`; `<course>/` where it holds the cards of all decks."""
    file: File
    label: str
    """What the learner reads: `A4`, `Study cards as CSV`."""
    to_print: bool
    note: str = ""
    """What else is good to know: `3 sheets, printed on one side`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the site's navigation: a page, or a section with pages inside."""

    title: str
    path: str | None = None
    """The Markdown page; None for a section."""
    inside: tuple["Entry", ...] = ()
