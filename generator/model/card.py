"""Cards, the second waist: study page, printed sheet and exports take only these.

Study cards hold one fact each (screen, spaced review, Anki). Pocket cards hold one technique each
(print, pocket, wall). Content model, section 4.
"""

from dataclasses import dataclass

from generator.model.value import Media


@dataclass(frozen=True, slots=True)
class Mark:
    """A facet's value as it stands on a card: symbol *and* word, and a colour that only adds."""

    facet: str
    name: str
    symbol: str
    colour: str


@dataclass(frozen=True, slots=True)
class Card:
    """A study card. `id` is `<owner>.<rule or card id>`; front and back are Markdown."""

    id: str
    revision: int
    front: str
    back: str
    owner: str
    """Id of the record it comes from."""
    media: Media | None = None
    """Shown with the back."""
    was: tuple[str, ...] = ()
    """Former ids, so that a rename keeps what the learner remembers."""


@dataclass(frozen=True, slots=True)
class PocketCard:
    """A pocket card: the cue on the front, what to do on the back. Texts are Markdown."""

    id: str
    name: str
    marks: tuple[Mark, ...]
    when: tuple[str, ...]
    do: str
    say: str
    watch: str
    counter: str
    recognise: bool
    """Whether the technique is taught to be spotted, not to be used."""


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards that belong together, in order."""

    id: str
    name: str
    course: str
    study: tuple[Card, ...]
    pocket: tuple[PocketCard, ...]
