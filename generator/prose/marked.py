"""What stands between backticks: code, as the Markdown engine shows it, or one of our formulas.

A formula that cannot be shown is shown as code; the checks have told the author why.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import BACKTICK_RE, BacktickInlineProcessor
from markdown.preprocessors import Preprocessor

from generator.prose.formula import FormulaError, to_mathml
from generator.prose.syntax import FENCED, is_formula


def register(engine: Markdown) -> None:
    """Teach an engine formulas; `fenced_code` is among its extensions already."""
    engine.block_level_elements.remove("math")  # it may stand in a line
    engine.inlinePatterns.register(_Span(BACKTICK_RE), "backtick", 190)  # the engine's own name and rank
    engine.preprocessors.register(_Fence(engine), "formula", 26)  # just before fenced code


class _Span(BacktickInlineProcessor):
    """Code spans, and formulas: one pattern for both, so that a formula inside a code span stays code."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # noqa: N802 - Markdown's own name
        """Make the element; a formula takes the dollars around it along."""
        code, start, end = super().handleMatch(m, data)
        if not isinstance(code, Element) or start is None or end is None or not is_formula(data, start, end):
            return code, start, end
        source = data[start + 1 : end - 1].strip()
        try:
            shown = to_mathml(source, block=False)
        except FormulaError:
            shown = code
        return shown, start - 1, end + 1


class _Fence(Preprocessor):
    """Formulas that stand alone: they scroll where a page is narrow, so the keyboard must reach them."""

    def run(self, lines: list[str]) -> list[str]:
        """Take the formulas out of a text; other fences stay."""
        return FENCED.sub(self._stashed, "\n".join(lines)).split("\n")

    def _stashed(self, fence: re.Match[str]) -> str:
        if fence["lang"] != "math":
            return fence.group()
        try:
            math = to_mathml(fence["code"].strip(), block=True)
        except FormulaError:
            return fence.group()
        frame = Element("div", {"class": "tb-formula", "tabindex": "0", "role": "group", "aria-label": "Formula"})
        frame.append(math)
        return f"\n\n{self.md.htmlStash.store(self.md.serializer(frame))}\n\n"
