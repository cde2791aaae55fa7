"""The policy of a sealed page, as a page and a host's file carry it."""

from typing import Final

from generator.model.policy import DIRECTIVES

CONTENT_SECURITY_POLICY: Final = "; ".join(f"{each.name} {each.value}" for each in DIRECTIVES)
"""The policy that every page carries in a `<meta>`, so that it holds on any host and on disk."""

HEADERS: Final = f"""\
/*
  Content-Security-Policy: {CONTENT_SECURITY_POLICY}; frame-ancestors 'self'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
"""
"""The `_headers` file of Netlify, Cloudflare Pages and others; a `<meta>` cannot forbid framing."""
