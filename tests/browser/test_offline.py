"""A kept course: nothing before the click, all of it with no network, updates that ask, and no trace once removed."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from generator.build import zip_site
from generator.seal.offline import LIST, kept, offer_copy
from tests.browser.engines import Engine
from tests.browser.engines_firefox import Firefox
from tests.browser.engines_webkit import WebKit
from tests.browser.find_engines import missing
from tests.browser.kinds import KINDS
from tests.browser.offline_site import LESSON, OFFER, write_site
from tests.browser.static_server import serve

COURSE, OTHER = "some/course", "other"
OF_THE_WORKER = ("/sw.js", "/worker.js")
REGISTERED = "navigator.serviceWorker.getRegistrations().then(all => all.map(({ scope }) => new URL(scope).pathname))"
CACHES = "caches.keys()"
STORED = """async (name) => {
    const cache = await caches.open(name);
    const path = ({ url }) => url.replace(location.origin, "");
    const size = async (request) => (await (await cache.match(request)).blob()).size;
    return Promise.all((await cache.keys()).map(async (request) => [path(request), await size(request)]));
}"""
NAME = f"tacticbook /{COURSE}/"


@dataclass
class Host:
    """One origin with sites below it, which the test may edit."""

    folder: Path
    address: str = ""
    asked: list[str] = field(default_factory=list[str])

    def edit(self) -> None:
        """Publish the course anew with its lesson changed."""
        page = self.folder / COURSE / LESSON
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace("</h1>", " (edited)</h1>", 1), encoding="utf-8")
        offer_copy(self.folder / COURSE)
        later = time.time() + 60  # this host tells versions apart by whole seconds
        os.utime(self.folder / COURSE / LIST, (later, later))

    def open(self, page: Page, path: str, site: str = COURSE) -> None:
        """Open a page below a site and wait until its script has started."""
        page.goto(f"{self.address}{site}/{path}")
        page.wait_for_selector("html[data-tacticbook=ready]")

    def pages_asked(self) -> list[str]:
        """Give the paths of the requests, without those by which the browser looks for a new worker."""
        paths = [path.partition("?")[0] for path in self.asked]
        return [path for path in paths if not path.endswith(OF_THE_WORKER)]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    for name in (COURSE, OTHER):
        write_site(tmp_path / name)
    yield from _serve(tmp_path, tmp_path / COURSE)


@pytest.fixture
def flagship(tmp_path: Path, site: Path) -> Iterator[Host]:
    """The flagship course on a host of its own: what it stores is its own."""
    shutil.copytree(site, tmp_path / COURSE)
    yield from _serve(tmp_path, site)


def _serve(folder: Path, site: Path) -> Iterator[Host]:
    for name in ("_headers", "404.html"):
        shutil.copyfile(site / name, folder / name)
    host = Host(folder)
    with serve(folder, "/", host.asked) as host.address:
        yield host


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A window of a learner; at the end, nothing was thrown."""
    context = chromium.new_context()
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    context.close()
    assert faults == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def place(page: Page) -> Locator:
    return page.locator(".tb-offline")


def button(page: Page, name: str) -> Locator:
    return place(page).get_by_role("button", name=name)


def keep(page: Page, host: Host, path: str = OFFER, site: str = COURSE) -> None:
    host.open(page, path, site)
    button(page, "Keep the whole").click()
    expect(place(page).get_by_role("status")).to_contain_text("It is here, as of", timeout=30_000)


def find_newer(page: Page, host: Host) -> None:
    """Let the browser look for a newer version, and wait until it is fetched."""
    host.open(page, OFFER)
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    expect(button(page, "Use it")).to_be_visible(timeout=30_000)


def heading(page: Page) -> Locator:
    return page.locator("h1").first


def test_nothing_is_registered_or_stored_before_the_click(page: Page, host: Host) -> None:
    for path in (OFFER, "index.html", LESSON):
        host.open(page, path)
    page.wait_for_timeout(500)
    assert page.evaluate(REGISTERED) == []
    assert page.evaluate(CACHES) == []
    assert not [path for path in host.asked if path.partition("?")[0].endswith(OF_THE_WORKER)]


def test_one_press_keeps_all_and_its_size_was_said(page: Page, host: Host) -> None:
    host.open(page, OFFER)
    said = place(page).get_by_role("button").inner_text()  # there is only one
    page.keyboard.press("Tab")
    expect(button(page, "Keep the whole")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "Remove it")).to_be_focused(timeout=30_000)
    expect(place(page).get_by_role("button")).to_have_count(1)
    stored = dict(page.evaluate(STORED, NAME))
    list_size = stored.pop(f"/{COURSE}/?shown")
    assert list_size > 0
    assert len(stored) == len(kept(host.folder / COURSE))
    assert f"({-(-sum(stored.values()) // 100_000) / 10:.1f}\u00a0MB)" in said


def test_an_update_asks_first_and_fetches_only_what_changed(page: Page, context: BrowserContext, host: Host) -> None:
    keep(page, host)
    host.edit()
    host.asked.clear()
    find_newer(page, host)
    assert host.pages_asked() == [f"/{COURSE}/{LESSON}"]

    page.close()  # closing every page is no yes
    page = context.new_page()
    host.open(page, LESSON)
    expect(heading(page)).not_to_contain_text("(edited)")
    expect(page.locator(".tb-newer")).to_contain_text("A newer version of the course is on this device")

    page.locator(".tb-newer").get_by_role("button", name="Use it").click()
    expect(heading(page)).to_contain_text("(edited)")
    expect(page.locator(".tb-newer")).to_have_count(0)
    stored = [path for path, _ in page.evaluate(STORED, NAME)]
    assert len([path for path in stored if path.startswith(f"/{COURSE}/{LESSON}?")]) == 1, "the older one is still here"
    assert f"/{COURSE}/?newer" not in stored
    assert page.evaluate(CACHES) == [NAME]


def test_an_update_is_used_from_the_page_that_offers_the_copy(page: Page, host: Host) -> None:
    keep(page, host)
    host.edit()
    find_newer(page, host)
    with page.expect_navigation():
        button(page, "Use it").click()
    expect(button(page, "Remove it")).to_be_visible()
    expect(button(page, "Use it")).to_be_hidden()
    host.open(page, LESSON)
    expect(heading(page)).to_contain_text("(edited)")


def test_removal_leaves_nothing_and_touches_no_other_site(page: Page, host: Host) -> None:
    keep(page, host, site=OTHER)
    page.evaluate("caches.open('of somebody else').then(cache => cache.put('/x', new Response('x')))")
    keep(page, host)
    assert sorted(page.evaluate(REGISTERED)) == [f"/{OTHER}/", f"/{COURSE}/"]
    others = page.evaluate(STORED, f"tacticbook /{OTHER}/")

    button(page, "Remove it").click()
    expect(place(page).get_by_role("status")).to_have_text("It is removed from this device.")
    expect(button(page, "Keep the whole")).to_be_focused()
    host.open(page, "index.html")
    assert page.evaluate(REGISTERED) == [f"/{OTHER}/"]
    assert sorted(page.evaluate(CACHES)) == ["of somebody else", f"tacticbook /{OTHER}/"]
    assert page.evaluate(STORED, f"tacticbook /{OTHER}/") == others


def test_what_was_removed_can_be_kept_again(page: Page, context: BrowserContext, host: Host) -> None:
    """A page that still uses the worker holds its registration, and the browser gives that one back."""
    keep(page, host)
    host.open(page, OFFER)
    button(page, "Remove it").click()
    button(page, "Keep the whole").click()
    expect(button(page, "Remove it")).to_be_visible(timeout=30_000)
    context.set_offline(offline=True)
    host.open(page, "index.html")


def test_a_file_that_fails_is_said_and_can_be_tried_again(page: Page, host: Host) -> None:
    lesson = host.folder / COURSE / LESSON
    away = lesson.rename(lesson.with_suffix(".away"))
    host.open(page, OFFER)
    button(page, "Keep the whole").click()
    expect(place(page).get_by_role("status")).to_contain_text("Not all of it came", timeout=30_000)
    assert page.evaluate(REGISTERED) == []
    away.rename(lesson)
    keep(page, host)


def test_from_disk_there_is_no_worker_and_nothing_offered(page: Page, host: Host) -> None:
    page.goto((host.folder / COURSE / OFFER).as_uri())
    page.wait_for_selector("html[data-tacticbook=ready]")
    page.wait_for_timeout(300)
    expect(place(page)).to_be_hidden()


def test_the_flagship_course_works_without_a_network(
    page: Page, context: BrowserContext, flagship: Host, page_kinds: dict[str, str]
) -> None:
    keep(page, flagship, _offer(flagship.folder / COURSE))
    context.set_offline(offline=True)
    flagship.asked.clear()
    for kind in KINDS:
        answer = page.goto(f"{flagship.address}{COURSE}/{page_kinds[kind]}?from=mail")
        assert answer is not None
        assert answer.ok, kind
        expect(heading(page)).to_be_attached()
    answer = page.goto(f"{flagship.address}{COURSE}/no/such/page.html")
    assert answer is not None
    assert answer.status == 404
    flagship.open(page, "")
    flagship.open(page, page_kinds["lesson"])
    _answer(page)
    _search(page)
    assert flagship.pages_asked() == []


def _offer(site: Path) -> str:
    pages = [path for path in sorted(site.rglob("*.html")) if b'class="tb-offline"' in path.read_bytes()]
    assert pages, "no page offers to keep the course"
    return pages[0].relative_to(site).as_posix()


def _answer(page: Page) -> None:
    question = page.locator("tb-question:has(input[type=radio])").first
    question.locator("input[type=radio]").first.check()
    question.locator("button[type=submit]").first.click()
    expect(question.locator(".tb-question__status").first).to_have_text(re.compile("[✓✗◐]"))


def _search(page: Page) -> None:
    page.locator(".md-search__input").click()
    page.locator(".md-search-result__meta", has_text="Type to start").wait_for()
    page.keyboard.type("leverage")
    page.locator(".md-search-result__item").first.wait_for()


def test_the_zip_opens_from_disk_with_questions_and_search(
    page: Page, site: Path, tmp_path: Path, page_kinds: dict[str, str]
) -> None:
    zip_site(site, tmp_path / "course.zip")
    shutil.unpack_archive(tmp_path / "course.zip", tmp_path / "a folder")
    page.goto((tmp_path / "a folder" / page_kinds["lesson"]).as_uri())
    page.wait_for_selector("html[data-tacticbook=ready]")
    _answer(page)
    _search(page)


@pytest.fixture(params=[Firefox, WebKit], ids=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    if problem := missing():
        pytest.fail(problem, pytrace=False)
    engine = request.param(tmp_path_factory.mktemp("engine"))
    yield engine
    engine.close()


@pytest.mark.slow
def test_other_engines_keep_and_remove_it(engine: Engine, tmp_path: Path) -> None:
    write_site(tmp_path / COURSE)
    hosts = _serve(tmp_path, tmp_path / COURSE)
    address = f"{next(hosts).address}{COURSE}/"
    for _ in range(2):  # what was removed can be kept again
        engine.open(address + OFFER)
        _press(engine, "keep", "remove")
        engine.open(address + OFFER)
        _press(engine, "remove", "keep")
        assert engine.evaluate(CACHES) == []
    _press(engine, "keep", "remove")
    next(hosts, None)  # the host is gone
    for path in (LESSON, "", "course/list.html?from=mail"):
        engine.open(address + path)
        assert engine.text("h1").startswith("Page")


def _press(engine: Engine, name: str, then: str) -> None:
    """Press a button and wait until the next one is there."""
    shown = "const shown = (name) => document.querySelector(`.tb-offline:not([hidden]) [value=${name}]`)?.offsetParent;"
    wait = "const until = async (name) => { while (!shown(name)) await new Promise((done) => setTimeout(done, 50)); };"
    press = (
        f"await until('{name}'); document.querySelector('.tb-offline [value={name}]').click(); await until('{then}');"
    )
    engine.run(shown + wait + press)
