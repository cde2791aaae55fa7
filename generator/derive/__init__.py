"""What nobody writes: numbers, minutes, back-links, cards, draws. Pure functions of a `Course`."""
