"""Decks to sheets."""
