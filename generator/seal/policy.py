"""What a sealed page may load: the policy as data, and nothing else.

`'self'` covers the disk too: browsers match it against `file:` addresses. `data:` images are the
theme's icons (CSS masks). Forms go nowhere and no `<base>` may move links, as no page needs them.
"""

from typing import Final

_DIRECTIVES: Final = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("media-src", "'self'"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'none'"),
    ("base-uri", "'none'"),
)

CONTENT_SECURITY_POLICY: Final = "; ".join(f"{name} {value}" for name, value in _DIRECTIVES)
"""The policy that every page carries in a `<meta>`, so that it holds on any host and on disk."""

HEADERS: Final = f"""\
/*
  Content-Security-Policy: {CONTENT_SECURITY_POLICY}; frame-ancestors 'self'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
"""
"""The `_headers` file of Netlify, Cloudflare Pages and others; a `<meta>` cannot forbid framing."""
