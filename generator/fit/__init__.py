"""What stands on a printed card and at which size of text it fits: one answer for every template and every check."""

from generator.fit.blank import BLANK, blank_face
from generator.fit.face import Block, Face, Side, pocket_face, study_face
from generator.fit.measure import Fit, fits
from generator.fit.offered import faces, fitted, offered, pictures

__all__ = [
    "BLANK",
    "Block",
    "Face",
    "Fit",
    "Side",
    "blank_face",
    "faces",
    "fits",
    "fitted",
    "offered",
    "pictures",
    "pocket_face",
    "study_face",
]
