/** Sheets of cards to print, cut down to those wanted: each back stays behind its front. */
import { today } from "./day.js";
import { dueCards, oftenForgotten } from "./queue.js";
import { WORDS } from "./words.js";

/**
 * What the address asks for, once: what is on the paper must not change under the learner's hands.
 * @param {HTMLElement} main
 * @param {import("./memory.js").Learned} learned
 */
export function showSheets(main, learned) {
  const { hash } = location;
  const wanted = hash === "#due" ? dueCards(learned, today()) : oftenForgotten(learned);
  const status = main.querySelector("[role=status]");
  if (!["#due", "#missed"].includes(hash) || !status || status.textContent) return;
  status.textContent = WORDS.sheets(wanted.length);
  refill(main, Number(main.dataset.slots), wanted);
}

/**
 * Moves fronts and backs up into the first sheets and drops the sheets that are left over. The number of a slot is
 * the same on both sides; the style sheet mirrors it on the back.
 * @param {HTMLElement} main
 * @param {number} slots of a sheet
 * @param {string[]} wanted ids of cards
 */
function refill(main, slots, wanted) {
  for (const side of [".s-front", ".s-back"]) {
    const pages = [...main.querySelectorAll(side)];
    const cards = pages.flatMap((page) => [...page.children]);
    const kept = cards.filter((card) => wanted.includes(card.getAttribute("data-card") ?? ""));
    pages.forEach((page, at) => {
      page.replaceChildren(...kept.slice(at * slots, (at + 1) * slots));
      if (!page.firstChild) page.remove();
    });
    kept.forEach((card, at) => (card.className = `s-card s-slot-${(at % slots) + 1}`));
  }
}
