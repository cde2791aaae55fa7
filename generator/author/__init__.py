"""What an author wants to know of a page while `tacticbook serve` shows it. Nothing of it goes into a site.

Pure values: `view` says what a page is made of and holds, `near` which problems are the page's own.
"""

from generator.author.facts import view
from generator.author.problems import near
from generator.author.view import Aim, CardFact, Item, Row, View, Written

__all__ = ["Aim", "CardFact", "Item", "Row", "View", "Written", "near", "view"]
