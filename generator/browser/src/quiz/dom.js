/** What the elements do to the page: nodes and text only, so that no text ever becomes markup. */
import { WORDS } from "./words.js";

/** @typedef {"right" | "part" | "wrong" | "none"} State */

/** @type {Record<State, string>} */
const SIGNS = { right: "✓", part: "◐", wrong: "✗", none: "–" };

/**
 * The one element that the template is known to have.
 * @template {Element} E
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => E} type
 * @returns {E}
 */
export function need(root, selector, type) {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`no ${selector} in a question`);
}

/**
 * Says something in a live region: cleared now, set in the next frame, so that a repeat is spoken.
 * @param {HTMLElement} region with role=status
 * @param {string} text
 * @param {State} [state]
 * @param {boolean} [quiet] shows it without speaking: what is put back after a reload is no news
 */
export function say(region, text, state, quiet = false) {
  hush(region);
  region.ariaLive = quiet ? "off" : null;
  requestAnimationFrame(() => {
    if (state) region.dataset.state = state;
    region.replaceChildren(...(state && state !== "none" ? [sign(state), " "] : []), text);
  });
}

/** @param {HTMLElement} region */
export function hush(region) {
  region.replaceChildren();
  delete region.dataset.state;
}

/**
 * Puts a verdict and its reason into a row, tied to the row's input, or to each of its buttons.
 * @param {HTMLElement} row
 * @param {HTMLElement | NodeListOf<HTMLElement>} inputs one with an id, or several in a row with one
 * @param {State} state
 * @param {string} word
 * @param {DocumentFragment | null} why
 */
export function mark(row, inputs, state, word, why) {
  const note = document.createElement("div");
  note.className = `tb-feedback tb-feedback--${state}`;
  const verdict = document.createElement("p");
  verdict.className = "tb-feedback__verdict";
  verdict.append(sign(state), ` ${word}`);
  note.append(verdict, ...(why ? [why] : []));
  row.append(note);
  const one = inputs instanceof HTMLElement;
  note.id = `${(one ? inputs : row).id}:note`;
  for (const input of one ? [inputs] : inputs) input.setAttribute("aria-describedby", note.id);
}

/**
 * Takes all verdicts out again.
 * @param {ParentNode} root
 */
export function unmark(root) {
  for (const note of root.querySelectorAll(".tb-feedback")) note.remove();
  for (const input of root.querySelectorAll("[aria-describedby]")) input.removeAttribute("aria-describedby");
}

/**
 * Says below a text what became of one of its blanks.
 * @param {HTMLElement} note the blank's line
 * @param {HTMLElement} input
 * @param {number | null} credit
 * @param {string} given empty where nothing was
 * @param {DocumentFragment | null} why
 */
export function judge(note, input, credit, given, why) {
  const state = !given ? "none" : credit === 1 ? "right" : credit ? "part" : "wrong";
  unmark(note);
  mark(note, input, state, WORDS.blank[state], given ? why : null);
  note.hidden = false;
  input.dataset.state = state;
}

/**
 * @param {HTMLElement} note
 * @param {HTMLElement} input
 */
export function unjudge(note, input) {
  unmark(note);
  note.hidden = true;
  input.removeAttribute("aria-describedby");
  delete input.dataset.state;
}

/**
 * Copies of the nodes that explain a part in the answer, without ids.
 * @param {ParentNode} answer
 * @param {string} id of the part
 * @returns {DocumentFragment | null}
 */
export function reason(answer, id) {
  const source = answer.querySelector(`[data-for="${CSS.escape(id)}"] > .tb-answer__why`);
  if (!source) return null;
  const copy = document.createDocumentFragment();
  copy.append(source.cloneNode(true));
  for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
  return copy;
}

/** @param {State} state */
function sign(state) {
  const node = document.createElement("span");
  node.className = "tb-sign";
  node.ariaHidden = "true";
  node.textContent = SIGNS[state];
  return node;
}
