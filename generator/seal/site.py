"""Seal a built site on disk; the only part of the seal that reads and writes files."""

import re
from pathlib import Path
from typing import Final

from generator.seal.offline import offer_copy
from generator.seal.page import seal_page
from generator.seal.policy import HEADERS

# A last line that points at a map, in JavaScript or CSS; maps are not deployed.
_MAP_COMMENT: Final = re.compile(
    rb"\n?(?://[#@][ \t]*sourceMappingURL=[^\s'\"]+|/\*[#@][ \t]*sourceMappingURL=[^*]+\*/)\s*\Z"
)


def seal(site: Path) -> None:
    """Seal every page of `site` in place. Doing it again changes nothing."""
    for path in sorted(site.rglob("*.html")):
        _seal_file(site, path)
    for path in sorted(site.rglob("*.map")):
        path.unlink()
    for pattern in ("*.js", "*.css"):
        for path in site.rglob(pattern):
            _save(path, _MAP_COMMENT.sub(b"\n", path.read_bytes()))
    _drop_unfit_sitemaps(site)
    _save(site / "_headers", HEADERS.encode())
    offer_copy(site)  # last: it names every file by its content


def _seal_file(site: Path, path: Path) -> None:
    before = path.read_bytes()
    html, files = seal_page(before.decode(), path.relative_to(site).as_posix())
    for name, data in files.items():
        _save(site / name, data)
    if html.encode() != before:
        path.write_bytes(html.encode())


def _drop_unfit_sitemaps(site: Path) -> None:
    """A gzip holds the time it was made, and a sitemap without addresses breaks its own schema."""
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    plain = site / "sitemap.xml"
    if plain.is_file() and b"<loc>" not in plain.read_bytes():
        plain.unlink()


def _save(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
