"""One page of each kind of a built site, picked by where it lies."""

import re
from pathlib import Path

PATTERNS = {
    "home": r"index\.html",
    "module": r"[^/]+/modules/[^/]+\.html",
    "lesson": r"[^/]+/lessons/[^/]+\.html",
    "tactic": r"[^/]+/tactics/[^/]+\.html",
    "technique": r"[^/]+/techniques/[^/]+\.html",
    "check": r"[^/]+/checks?/[^/]+\.html",
    "key": r"[^/]+/keys/[^/]+\.html",
    "deck": r"[^/]+/decks?/[^/]+\.html",
    "index": r"[^/]+/techniques\.html",
    "print": r"[^/]+/print/[^/]+\.html",
    "glossary": r"[^/]+/glossary\.html",
    "sources": r"[^/]+/sources\.html",
    "coverage": r"[^/]+/coverage\.html",
    "facet": r"[^/]+/by-[^/]+\.html",
    "progress": r"[^/]+/progress\.html",
    "record": r"[^/]+/record\.html",
    "plan": r"[^/]+/plan\.html",
    "notes": r"[^/]+/notes\.html",
    "way-in": r"[^/]+/way-in\.html",
    "review": r"[^/]+/review\.html",
    "paper": r"[^/]+/paper\.html",
    "room": r"[^/]+/room\.html",
    "privacy": r"[^/]+/privacy\.html",
    "accessibility": r"[^/]+/accessibility\.html",
    "guide": r"guide/questions\.html",
    "tutorial": r"guide/first-course\.html",
    "rules": r"guide/checks\.html",
    "rule": r"guide/checks/[^/]+\.html",
    "numbers": r"guide/stats\.html",
    "404": r"404\.html",
}
"""Kind of page → what its path below the site matches."""

KINDS = tuple(PATTERNS)


def kinds(site: Path) -> dict[str, str]:
    """Give for each kind the path of its largest page, which has the most that can go wrong."""
    pages = {path.relative_to(site).as_posix(): path.stat().st_size for path in sorted(site.rglob("*.html"))}
    found: dict[str, str] = {}
    for kind, pattern in PATTERNS.items():
        fitting = [path for path in pages if re.fullmatch(pattern, path)]
        own = [path for path in fitting if not path.endswith("/index.html")] or fitting
        if own:
            found[kind] = max(own, key=pages.__getitem__)
    return found
