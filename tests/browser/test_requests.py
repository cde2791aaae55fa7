"""Showing a page asks nothing of other hosts and fails at nothing: over HTTP below a sub-path, and from the disk."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from tests.browser.kinds import KINDS

# A host shows the 404 page, a disk never does.
WAYS = [(kind, way) for kind in KINDS for way in ("http", "file") if (kind, way) != ("404", "file")]
LISTEN = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} refuses ${event.blockedURI} (${event.sample})`));"""


@dataclass
class Seen:
    """What went wrong while a page was shown."""

    within: str
    problems: list[str] = field(default_factory=list[str])

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.within, "data:", "blob:")):
            self.problems.append(f"asks for {request.url}")

    def response(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"gets {response.status} for {response.url}")

    def failed(self, request: Request) -> None:
        self.problems.append(f"fails to load {request.url}: {request.failure}")

    def console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.problems.append(f"console: {message.text}")


def look(chromium: Browser, url: str, within: str) -> list[str]:
    """Show the page at `url`, wait until it is quiet, and give all that went wrong."""
    seen = Seen(within)
    context = chromium.new_context()
    context.add_init_script(LISTEN)
    context.on("request", seen.request)
    context.on("response", seen.response)
    context.on("requestfailed", seen.failed)
    context.on("console", seen.console)
    context.on("weberror", lambda error: seen.problems.append(f"uncaught: {error.error}"))
    page = context.new_page()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.goto(url, wait_until="load")
    _until_quiet(page, asked)
    page.mouse.wheel(0, 20_000)  # what is loaded late
    _until_quiet(page, asked)
    context.close()
    return seen.problems


def _until_quiet(page: Page, asked: list[str]) -> None:
    """Wait until nothing more was asked for in half a second. Playwright's own `networkidle` may never come."""
    before = -1
    while before != len(asked):
        before = len(asked)
        page.wait_for_timeout(500)


@pytest.mark.parametrize(("kind", "way"), WAYS)
def test_page_is_quiet(
    kind: str, way: str, site: Path, served: str, page_kinds: dict[str, str], chromium: Browser
) -> None:
    within = served if way == "http" else f"{site.as_uri()}/"
    problems = look(chromium, within + page_kinds[kind], within)
    assert not problems, f"{page_kinds[kind]}\n" + "\n".join(problems)


def test_host_sends_a_policy(served: str, chromium: Browser) -> None:
    context = chromium.new_context()
    response = context.new_page().goto(served)
    policy = response.headers.get("content-security-policy", "") if response else ""
    context.close()
    assert "default-src 'none'" in policy, policy
    assert "unsafe" not in policy, policy


def test_address_that_is_not_there(served: str, chromium: Browser) -> None:
    url = f"{served}no/such/page.html"
    expected = (f"gets 404 for {url}", "console: Failed to load resource: the server responded with a status of 404")
    problems = [problem for problem in look(chromium, url, served) if not problem.startswith(expected)]
    assert not problems, "\n".join(problems)
