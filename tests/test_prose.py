"""Markdown of authors, where it differs from what they may expect."""

import pytest

from generator.guide.page import Nowhere
from generator.prose import Renderer, heading


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("1. Re1! wins", "<p>1. Re1! wins</p>"),
        ("Play\n\n1. Re1! wins\n\nand then", "<p>Play</p>\n<p>1. Re1! wins</p>\n<p>and then</p>"),
        ("1990) was cold", "<p>1990) was cold</p>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("1. a\n\n    more", "<ol>\n<li>\n<p>a</p>\n<p>more</p>\n</li>\n</ol>"),
        ("```\n1. x\n```", "<pre><code>1. x\n</code></pre>"),
    ],
)
def test_a_lone_number_is_no_list(text: str, html: str) -> None:
    assert str(Renderer(Nowhere()).block(text)) == html


def test_a_lone_number_inside_a_line_stays() -> None:
    assert str(Renderer(Nowhere()).inline("1. Re1! wins")) == "1. Re1! wins"


def test_a_heading_shows_what_is_written() -> None:
    shown = str(Renderer(Nowhere()).block(f"## {heading('A: b ~c^ = #1 [x] <i> *y*')}"))
    assert shown == "<h2>A&#58; b &#126;c&#94; &#61; #1 [x] &lt;i&gt; *y*</h2>"
