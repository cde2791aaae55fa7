"""No violation of WCAG 2.2 A and AA, nor of axe's best practices, on any kind of page, light or dark, small or wide."""

from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, Visit
from tests.browser.kinds import KINDS
from tests.browser.variants import WINDOWS

AXE = ROOT / "generator/browser/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# What stands in a closed <details> is looked at too.
RUN = """async (tags) => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help,
    nodes: nodes.map(({ target, html, failureSummary }) => [target.join(" "), html, failureSummary]) }));
}"""


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_violation(
    kind: str, scheme: str, width: int, served: str, page_kinds: dict[str, str], visit: Visit
) -> None:
    assert AXE.exists(), "axe-core is not installed: make .venv/.dev"
    page = visit(served + page_kinds[kind], width=width, dark=scheme == "dark", script=Path(AXE))
    shown = page.evaluate("getComputedStyle(document.body).backgroundColor")
    levels = [int(level) for level in shown[shown.index("(") + 1 : -1].split(",")[:3]]
    dark = scheme == "dark" and kind != "print"  # paper is white
    assert (sum(levels) < 3 * 128) == dark, f"the {scheme} palette is not shown: background {shown}"
    violations = page.evaluate(RUN, TAGS)
    lines = [
        f"{each['id']} ({each['impact']}): {each['help']}\n    {target}\n    {html[:200]}\n    {why}"
        for each in violations
        for target, html, why in each["nodes"][:5]
    ]
    assert not violations, f"{page_kinds[kind]}: {len(violations)} kinds of violation\n" + "\n".join(lines)
