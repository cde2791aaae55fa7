/** What the log last says of an item. Pure. */

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */

/** What an element shows is of one of these. @typedef {"task" | "note" | "goal" | "answer"} Shown */

/** A question that was cleared has no answer any more. @type {Record<string, Shown>} */
const SHOWN = { task: "task", note: "note", goal: "goal", answer: "answer", draft: "answer", clear: "answer" };

/** Of one state of the log; a page may have many boxes. @type {WeakMap<StoredEvent[], Map<string, StoredEvent>>} */
const known = new WeakMap();

/**
 * @param {StoredEvent[]} events oldest first
 * @param {Shown} kind
 * @param {string[]} names the item's id and those it had before
 * @returns {StoredEvent | undefined}
 */
export function newest(events, kind, names) {
  const latest = known.get(events) ?? replay(events);
  known.set(events, latest);
  const found = names.flatMap((name) => latest.get(`${kind} ${name}`) ?? []);
  return found.sort((a, b) => a.t - b.t).at(-1);
}

/** @param {StoredEvent[]} events @returns {Map<string, StoredEvent>} by kind and item */
function replay(events) {
  const latest = new Map();
  for (const event of events) {
    const kind = SHOWN[event.kind];
    if (kind) latest.set(`${kind} ${event.item}`, event);
  }
  return latest;
}

/**
 * The text of a response: a text, lines, or what a `reflect` question keeps. Files of others may hold anything.
 * @param {unknown} response
 * @returns {string}
 */
export function textOf(response) {
  if (typeof response === "string") return response;
  if (Array.isArray(response)) return response.filter((line) => typeof line === "string").join("\n");
  const { text } = /** @type {{text?: unknown}} */ (response ?? {});
  return typeof text === "string" ? text : "";
}

/**
 * Shows what was said; in a list an item each line. As text: it never becomes markup.
 * @param {Element} place
 * @param {string} text
 */
export function say(place, text) {
  if (place.localName !== "ul") return void (place.textContent = text);
  place.replaceChildren(...text.split("\n").filter(Boolean).map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  }));
}
