"""The list of a site's files, from which the service worker keeps a copy on a learner's device.

A browser looks for a new version by comparing `sw.js` byte by byte, so the list stands in that very file.
"""

import hashlib
import json
from pathlib import Path, PurePosixPath
from typing import Final

WORKER: Final = "assets/tacticbook/worker.js"
"""The worker's code. It ships with the scripts of a page; a worker below `assets/` would see no page."""
LIST: Final = "sw.js"
"""What browsers are told to run: at the site's root, as a worker sees only what lies below it."""

_UNFILLED: Final = '<data class="tb-offline__size" value=""></data>'

# Read by hosts and search engines, never by a page; some hosts refuse to hand them out.
_NOT_OF_PAGES: Final = {"CNAME", "robots.txt", "sitemap.xml", LIST, WORKER}
_BESIDE: Final = {".map", ".gz"}
_DISK_SEARCH: Final = "search/search_index.js"
_SEARCH: Final = "search/search_index.json"
_STEMMERS: Final = "assets/javascripts/lunr/"


def offer_copy(site: Path) -> None:
    """Write the list, and the copy's size into the pages that offer it; nothing where there is no worker."""
    if not (site / WORKER).is_file():
        return
    paths = kept(site)
    size = megabytes(sum((site / path).stat().st_size for path in paths))
    for page in site.rglob("*.html"):
        before = page.read_bytes()
        after = before.replace(_UNFILLED.encode(), _filled(size).encode())
        if after != before:
            page.write_bytes(after)
    script = worker_script({path: (site / path).read_bytes() for path in paths}).encode()
    if not (site / LIST).is_file() or (site / LIST).read_bytes() != script:
        (site / LIST).write_bytes(script)


def kept(site: Path) -> list[str]:
    """Give the paths of the files that pages need over the web, in order."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    without = (_STEMMERS,) if _speaks_english(site) else ()
    return [path for path in paths if _is_of_pages(path) and not path.startswith(without)]


def worker_script(files: dict[str, bytes]) -> str:
    """Make `sw.js`: each file with 16 hex digits of its SHA-256, then the worker's code."""
    hashes = {path: hashlib.sha256(data).hexdigest()[:16] for path, data in sorted(files.items())}
    rows = json.dumps(hashes, indent=0, separators=(",", ":"))
    return f'self.tacticbookFiles = {rows};\nimportScripts("{WORKER}");\n'


def megabytes(size: int) -> str:
    """Give a number of bytes in steps of 0.1 MB, upwards, so that an edit seldom changes it."""
    return f"{max(1, -(-size // 100_000)) / 10:.1f}"


def _filled(size: str) -> str:
    return _UNFILLED.replace('value="">', f'value="{size}">{size}&nbsp;MB')


def _is_of_pages(path: str) -> bool:
    """Whether a page may ask for it. Hosts hand out no name that begins with a dot or an underscore."""
    if path in _NOT_OF_PAGES or path == _DISK_SEARCH:
        return False
    return PurePosixPath(path).suffix not in _BESIDE and not any(part[0] in "._" for part in path.split("/"))


def _speaks_english(site: Path) -> bool:
    """Whether the theme's search loads none of its 0.9 MB of stemmers: it does so for other languages only."""
    index = site / _SEARCH
    return index.is_file() and json.loads(index.read_bytes())["config"]["lang"] == ["en"]
