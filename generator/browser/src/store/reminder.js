/** Asks the learner to save to a file, once a visit, at the end of the page: never in the way, gone at a click. */
import { due, worth } from "./saving.js";
import { WORDS } from "./words.js";

/**
 * @param {import("./course.js").Course} course
 * @param {import("./event.js").StoredEvent[]} events
 * @param {import("./saving.js").Saving} saving
 * @param {number} now milliseconds since 1970
 */
export function remind(course, events, saving, now) {
  const count = due(events, saving.marks, now);
  if (!count) return;
  const later = Object.assign(document.createElement("button"), { type: "button", textContent: WORDS.later });
  const link = Object.assign(document.createElement("a"), { href: `${course.progress}#keep`, textContent: WORDS.save });
  const note = document.createElement("aside");
  note.className = "tb-store-note tb-remind";
  note.ariaLabel = WORDS.save;
  note.append(`${WORDS.due(count)} `, link, " ", later);
  later.addEventListener("click", () => {
    saving.mark({ asked: { t: now, count: worth(events).length } });
    note.remove();
  });
  course.append(note);
}
