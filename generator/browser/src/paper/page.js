/** A page to print: the address says which cards, the form changes it, the sheets follow. */
import { Form } from "./form.js";
import { keepOffset, keptOffset } from "./kept-offset.js";
import { Sheets } from "./sheets.js";
import { fragmentOf, offsetOf, wishOf } from "./wish.js";
import { WORDS } from "./words.js";

/** @typedef {import("./wish.js").Wish} Wish */
/** Ids of the cards that are due, and of those missed. @typedef {{due: string[], missed: string[]}} Learned */

/**
 * @param {HTMLElement} main
 * @returns {(learned: Learned) => void} takes what the learner knows
 */
export function startPage(main) {
  const sheets = new Sheets(main);
  const { paper = "" } = main.dataset;
  const form = new Form(/** @type {HTMLFormElement} */ (main.querySelector(".s-form")), () => take());
  const known = { choices: form.choices, cards: new Set(sheets.cards.map(({ id }) => id)) };
  const usual = () => keptOffset(paper) ?? offsetOf(main.dataset.offset ?? "") ?? [0, 0];
  /** @type {Learned | undefined} */
  let learned;
  let wish = wishOf(location.hash, known);

  const show = () => {
    form.show(wish, usual());
    form.follow(fragmentOf(wish));
    lay(main, wish, wish.offset ?? usual());
    const words = form.words(wish);
    const shown = sheets.show(wish, words, learned ?? {});
    say(main, words.how, wish.order, learned || !["due", "missed"].includes(wish.which) ? WORDS.shown(shown) : "");
  };
  const take = () => {
    const asked = form.wish();
    const moved = String(asked.offset) !== String(wish.offset ?? usual());
    if (moved && asked.offset) keepOffset(paper, asked.offset);
    wish = { ...asked, offset: moved ? asked.offset : wish.offset };
    history.replaceState(null, "", `#${fragmentOf(wish)}`);
    show();
  };
  addEventListener("hashchange", () => {
    wish = wishOf(location.hash, known);
    show();
  });
  show();
  return (now) => {
    if (learned) return; // what is on the paper must not change under the learner's hands
    learned = now;
    if (["due", "missed"].includes(wish.which)) show();
  };
}

/** What the style sheet goes by. @param {HTMLElement} main @param {Wish} wish @param {import("./wish.js").Offset} offset */
function lay(main, { flip }, [x, y]) {
  document.documentElement.dataset.flip = flip;
  main.style.setProperty("--dx", `${x}mm`);
  main.style.setProperty("--dy", `${y}mm`);
}

/** @param {HTMLElement} main @param {string} how @param {string} order @param {string} status */
function say(main, how, order, status) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement | null} */ (main.querySelector(`[data-part=${name}]`));
  const odd = part("odd");
  if (how) part("how")?.replaceChildren(how);
  if (odd) odd.hidden = order !== "duplex";
  main.querySelector("[role=status]")?.replaceChildren(status);
}
