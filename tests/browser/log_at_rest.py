"""Waiting until a page has kept what was done on it, however slow the machine is."""

from playwright.sync_api import Page

ROWS = """async () => {
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
  let rows = 0;
  for (const { name } of await indexedDB.databases()) {
    rows += await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const events = database.objectStoreNames.contains("events");
        if (!events) { database.close(); return resolve(0); }
        const asking = database.transaction("events").objectStore("events").count();
        asking.onsuccess = () => { database.close(); resolve(asking.result); };
      };
    });
  }
  return rows;
}"""
LOOKS = 3
PAUSE = 100
"""Milliseconds between two looks."""


def at_rest(page: Page) -> None:
    """Return once the page was idle and its log had as many rows as before, three times in a row."""
    seen: list[int] = []
    while len(seen) < LOOKS or len(set(seen[-LOOKS:])) > 1:
        page.wait_for_timeout(PAUSE)
        seen.append(page.evaluate(ROWS))
