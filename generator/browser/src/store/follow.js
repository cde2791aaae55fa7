/**
 * Shows what follows from the log, in a task of its own: those who show something together would keep input waiting.
 * Of states that come faster than they can be shown, only the newest is.
 */
import { inStretches, pause } from "./within.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */

/**
 * What `tacticbook-log` tells: every event, oldest first, and to whom a listener says when it has shown them.
 * @typedef {{events: StoredEvent[], until?: (shown: Promise<void>) => void}} Told
 */

/**
 * @param {EventTarget} page
 * @param {(events: StoredEvent[]) => Iterable<unknown>} show in steps; between two of them the browser may do others
 */
export function followLog(page, show) {
  let turn = Promise.resolve();
  /** @type {StoredEvent[] | undefined} */
  let next;
  const latest = async () => {
    await pause();
    const events = next ?? [];
    next = undefined;
    await inStretches(show(events));
  };
  page.addEventListener("tacticbook-log", (event) => {
    const { events, until } = /** @type {CustomEvent<Told>} */ (event).detail;
    if (!next) turn = turn.then(latest).catch(reportError);
    next = events;
    until?.(turn);
  });
}
