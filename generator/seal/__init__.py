"""The finishing pass over the built site; the only stage that changes what the engine wrote.

`page` is pure and knows HTML, `faults` the theme's markup faults, `policy` what a page may load;
`site` alone touches the disk.
"""

from generator.seal.page import seal_page
from generator.seal.policy import CONTENT_SECURITY_POLICY, HEADERS
from generator.seal.site import seal

__all__ = ["CONTENT_SECURITY_POLICY", "HEADERS", "seal", "seal_page"]
