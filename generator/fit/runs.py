"""What both templates set: paragraphs of runs, each in one style."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.fit.hyphens import soften


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style, or a picture: the path below the course's `media/`, and its words in `text`."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    picture: str = ""
    breaks: bool = False
    """Whether a new line begins before it."""
    symbol: bool = False
    """Whether it is the sign of a kind: those come from one font, so that they are of one size."""

    @property
    def family(self) -> str:
        """Name of its own stack of fonts; empty for its role's."""
        return "symbol" if self.symbol else "code" if self.code else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs on their own lines; in a list `marker` stands before them: `•` or `2.`."""

    runs: tuple[Run, ...]
    marker: str = ""

    @property
    def text(self) -> str:
        """Its words, without pictures."""
        return "".join(run.text for run in self.runs if not run.picture)

    @property
    def picture(self) -> Run | None:
        """The picture, if it is all there is."""
        return self.runs[0] if len(self.runs) == 1 and self.runs[0].picture else None


def plainly(text: str, lang: str) -> tuple[Paragraph, ...]:
    """Give a text that is no Markdown as one paragraph."""
    return (Paragraph((Run(soften(text, lang)),)),)


def words_of(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """Yield the texts of paragraphs, the words of pictures aside."""
    for paragraph in paragraphs:
        yield f"{paragraph.marker} {paragraph.text}".strip()
