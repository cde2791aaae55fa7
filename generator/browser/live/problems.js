// The problems of a course in an open page: errors stand over it, warnings in the author's part at its foot.
import { make, place, some } from "./dom.js";

/**
 * @typedef {object} Problem
 * @property {"error" | "warning"} severity
 * @property {string} place  `path:line:column`
 * @property {string} href
 * @property {string} says  the rest of the line
 */
/**
 * @typedef {object} Told
 * @property {number} version
 * @property {boolean} stale  whether the page is of the last good build
 * @property {number} errors
 * @property {Problem[]} own  of this page
 * @property {Problem[]} others
 * @property {number} more  how many others are not listed
 * @property {import("./author.js").View | null} view
 */

/**
 * List problems, one line each as in the terminal.
 * @param {Problem[]} problems
 */
export function list(problems) {
  const lines = problems.map((each) => {
    const { link, button } = place(each.place, each.href);
    return make("li", "", link, each.says, " ", button);
  });
  return make("ul", "tacticbook-lines", ...lines);
}

/** Shows errors over the page for as long as there are any: this page's first, then those of others. */
export class Errors {
  root = make("div", "");
  #title = make("strong", "");
  #lists = make("div", "");

  constructor() {
    this.root.id = "tacticbook-problems";
    this.root.role = "alert";
    this.root.hidden = true;
    this.root.append(this.#title, this.#lists);
  }

  /** @param {Told} told */
  show({ stale, errors, own, others }) {
    const here = own.filter(isError);
    const elsewhere = others.filter(isError);
    const rest = errors - here.length - elsewhere.length;
    this.root.hidden = !stale;
    this.#title.textContent = `${some(errors, "problem")}: this page is the last good one`;
    this.#lists.replaceChildren(
      ...here.length > 0 ? [list(here)] : [],
      ...here.length > 0 && elsewhere.length > 0 ? [make("p", "", "In other pages:")] : [],
      ...elsewhere.length > 0 ? [list(elsewhere)] : [],
      ...rest > 0 ? [make("p", "", `And ${rest} more: tacticbook check --all`)] : [],
    );
  }
}

/**
 * Whether a problem keeps the site from being built.
 * @param {Problem} problem
 */
const isError = ({ severity }) => severity === "error";

/**
 * Give the warnings, this page's first; how many others there are is told before they are opened.
 * @param {Told} told
 * @returns {Node[]}
 */
export function warnings({ own, others, more }) {
  const here = own.filter((each) => !isError(each));
  const elsewhere = others.filter((each) => !isError(each));
  const fold = make("details", "", make("summary", "", `${some(elsewhere.length + more, "warning")} in other pages`), list(elsewhere));
  if (more > 0) fold.append(make("p", "", `And ${more} more: tacticbook check --all`));
  return [
    ...here.length > 0 ? [list(here)] : [make("p", "", "No warning in this page’s files.")],
    ...elsewhere.length > 0 ? [fold] : [],
  ];
}

/**
 * Say how many warnings there are: `3 warnings here, 12 in other pages`.
 * @param {Told} told
 */
export function counted({ own, others, more }) {
  const here = own.filter((each) => !isError(each)).length;
  const elsewhere = others.filter((each) => !isError(each)).length + more;
  const rest = elsewhere > 0 ? `${here > 0 ? elsewhere : some(elsewhere, "warning")} in other pages` : "";
  return [here > 0 ? `${some(here, "warning")} here` : "", rest].filter(Boolean).join(", ");
}
