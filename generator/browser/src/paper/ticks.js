/** A deck's page: cards that are ticked go to the page to print by its address, and nowhere else. */
import { WORDS } from "./words.js";

/** @param {ParentNode} page */
export function startTicks(page) {
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-prints]"))) {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (group.querySelectorAll("input[data-print]"));
    const line = /** @type {HTMLElement | null} */ (group.querySelector("[data-part=ticked]"));
    if (!line) continue;
    const show = () => showTicked(line, [...boxes].filter(({ checked }) => checked));
    for (const box of boxes) /** @type {HTMLElement} */ (box.closest("label")).hidden = false;
    group.addEventListener("change", show);
    addEventListener("pageshow", show); // the browser may have kept ticks
    show();
  }
}

/** @param {HTMLElement} line @param {HTMLInputElement[]} ticked */
function showTicked(line, ticked) {
  const cards = ticked.map((box) => box.dataset.print ?? "");
  line.classList.toggle("tb-ticked--none", !cards.length);
  line.querySelector("[role=status]")?.replaceChildren(cards.length ? WORDS.ticked(cards.length) : "");
  for (const link of line.querySelectorAll("a")) {
    link.hidden = !cards.length;
    link.hash = `cards=${cards.join(",")}`;
  }
}
