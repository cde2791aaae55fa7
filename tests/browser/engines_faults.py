"""Lets pages tell their own faults, as they can in every engine; a console does so in some only."""

from pathlib import Path

_LISTEN = """window.heard = [];
window.faults = [];
const fault = (...words) => window.faults.push(words.join(" "));
addEventListener("quiz-answered", (event) => window.heard.push(event.detail));
addEventListener("securitypolicyviolation", (event) => fault("policy:", event.effectiveDirective, event.blockedURI));
addEventListener("error", (event) => fault("error:", event.message ?? event.target.outerHTML), true);
addEventListener("unhandledrejection", (event) => fault("rejected:", event.reason));
for (const level of ["error", "warn"]) console[level] = (...words) => fault("console:", ...words);
"""


def listen(site: Path) -> None:
    """Let each page of a site note in `window.faults` what is refused, thrown or logged, from its first script on."""
    (site / "listen.js").write_text(_LISTEN, encoding="utf-8")
    for page in site.rglob("*.html"):
        way = "../" * (len(page.relative_to(site).parts) - 1)
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace("<head>", f'<head><script src="{way}listen.js"></script>', 1), encoding="utf-8")
