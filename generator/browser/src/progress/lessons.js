/** Which lessons a learner has read, and where they go on. Pure. */

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */

/** What tells where a learner was: their own word that it is read, a task, a note. @type {string[]} */
const AT = ["read", "task", "note"];

/** @param {StoredEvent[]} events oldest first @returns {Set<string>} full ids of lessons */
export function readIn(events) {
  const read = new Set();
  for (const { kind, item, response } of events) {
    if (kind !== "read") continue;
    if (response === false) read.delete(item);
    else read.add(item);
  }
  return read;
}

/**
 * Where the learner was last, or the first lesson after it that is not yet read.
 * @param {string[]} lessons full ids, in the order of the course
 * @param {StoredEvent[]} events oldest first
 * @returns {string | undefined} nothing where they have not begun, or are at the end
 */
export function goOn(lessons, events) {
  const read = readIn(events);
  const owners = events.filter(({ kind }) => AT.includes(kind)).map(({ item }) => lessons.indexOf(item.split(".")[0] ?? ""));
  const last = owners.filter((at) => at >= 0).at(-1);
  return last === undefined ? undefined : lessons.slice(last).find((lesson) => !read.has(lesson));
}
