"""What an author asked for and cannot have."""


class ScaffoldError(ValueError):
    """One line: what is in the way, and what to do."""
