"""A virtual screen reader in the page: what it speaks while a question is read, or while something is done to it.

It is Guidepup's, which follows the W3C's mappings from HTML to roles, names, descriptions and live regions. Where it
knows less than a browser, or says more than a screen reader, this module makes up for it. What stays different: it
never says "collapsed" or "expanded" of an answer, nor the text in a `<textarea>`, nor the groups that the focus enters.
"""

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

from playwright.sync_api import Locator

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator/browser/node_modules/@guidepup/virtual-screen-reader"
SCRIPT = "reader-aloud.js"
# The reader takes states from attributes only, the value of an option for its text, and what is folded for open.
START = """async (root, script) => {
  for (const node of root.querySelectorAll("[type=radio], [type=checkbox]")) {
    node.toggleAttribute("checked", node.checked);
  }
  for (const node of root.querySelectorAll("option")) {
    node.toggleAttribute("selected", node.selected);
    Object.defineProperty(node, "value", { get: () => node.text, configurable: true });
  }
  for (const node of root.querySelectorAll("details > :not(summary)")) {
    if (node.parentElement.open) node.removeAttribute("aria-hidden"); else node.ariaHidden = "true";
  }
  window.reader ??= (await import(new URL(script, document.baseURI).href)).virtual;
  await reader.start({ container: root });
}"""
# After the last thing the reader begins anew.
READ = """async () => {
  const [title] = await reader.spokenPhraseLog();
  const first = reader.activeNode;
  do await reader.next(); while (reader.activeNode !== first || (await reader.lastSpokenPhrase()) !== title);
  const heard = await reader.spokenPhraseLog();
  await reader.stop();
  return heard.slice(0, -1);
}"""
# A live region is cleared now and filled in the next frame.
LISTEN = """async () => {
  await new Promise((done) => setTimeout(done, 300));
  const heard = await reader.spokenPhraseLog();
  await reader.stop();
  return heard.slice(1);
}"""
AS_HEARD = (
    # What a button holds is its name already.
    (r"^(button, .*)\n.*\nend of button.*$", r"\1"),
    # Nobody names these, or their end; a form without a name is none to a screen reader.
    (r"^(end of )?(paragraph|strong|form)\n", ""),
    (r"^end of (heading|link|combobox|listitem|status).*\n", ""),
    (r", (not disabled|has popup listbox|not expanded|level 1(?=, position))", ""),
    # A live region is spoken once, and only its words. Whether a sign is silent shows where the region is read.
    (r"^polite: [✓✗◐–] ", "polite: "),
    (r"^polite: *\n", ""),
    (r"^(polite: .*\n)\1+", r"\1"),
)


def install(folder: Path) -> None:
    """Put the reader beside a page, so that its policy lets it in."""
    copyfile(PACKAGE / "lib/esm/index.browser.js", folder / SCRIPT)


def read(root: Locator) -> str:
    """Give what is spoken from the first thing inside to the last, one phrase a line."""
    root.evaluate(START, SCRIPT)
    return _as_heard(root.page.evaluate(READ))


def hear(root: Locator, do: Callable[[], object]) -> str:
    """Give what is spoken by itself while something is done: where the focus goes, and live regions."""
    root.evaluate(START, SCRIPT)
    do()
    return _as_heard(root.page.evaluate(LISTEN))


def _as_heard(phrases: list[str]) -> str:
    text = "".join(f"{phrase}\n" for phrase in phrases)
    for pattern, heard in AS_HEARD:
        text = re.sub(pattern, heard, text, flags=re.MULTILINE)
    return text
