"""What a page may load: the security policy as data, which `seal` sets and a page explains to readers.

`'self'` covers the disk too: browsers match it against `file:` addresses. `data:` images are the
theme's icons (CSS masks). Forms go nowhere and no `<base>` may move links, as no page needs them.
"""

from typing import Final, NamedTuple


class Directive(NamedTuple):
    """A line of the policy (CSP Level 3), and what it means in one plain sentence."""

    name: str
    value: str
    meaning: str


DIRECTIVES: Final = (
    Directive("default-src", "'none'", "Nothing is loaded, unless a line below allows it."),
    Directive("script-src", "'self'", "Scripts come as files from this site; one written into a page does not run."),
    Directive("style-src", "'self'", "So do style sheets."),
    Directive("img-src", "'self' data:", "Pictures come from this site or stand in its files."),
    Directive("media-src", "'self'", "Sound and film come from this site."),
    Directive("font-src", "'self'", "Fonts come from this site."),
    Directive("connect-src", "'self'", "Scripts can talk to this site only, so they can send nothing to another."),
    Directive("worker-src", "'self'", "Work in the background (search, the copy for offline use) is this site's, too."),
    Directive("form-action", "'none'", "No form can be sent, neither here nor elsewhere."),
    Directive("base-uri", "'none'", "Nothing can turn the page's own links and files to another site."),
)
