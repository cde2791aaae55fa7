/** A check's report: what was right, and for what was not, the idea behind it and the page that mends it. */
import { WORDS } from "./check-words.js";
import { button, landing, link, listed, make } from "./node.js";

/** @typedef {import("./draw.js").Plan} Plan */
/** @typedef {import("./outcome.js").Outcome} Outcome */

/** @typedef {Pick<import("./view.js").Wishes, "retry" | "anew">} Wishes */

export class Report {
  root = make("section", "tb-report");
  #plan;
  #wishes;
  #again;
  #title = landing("h2", "tb-report__title");
  #body = make("div", "");

  /**
   * @param {Plan} plan
   * @param {Wishes} wishes
   * @param {string} again words of the button for another draw
   */
  constructor(plan, wishes, again) {
    this.#plan = plan;
    this.#wishes = wishes;
    this.#again = again;
    this.#title.id = "tb-report";
    this.root.setAttribute("aria-labelledby", this.#title.id);
    this.root.append(this.#title, this.#body);
    this.root.hidden = true;
  }

  /**
   * @param {Outcome} outcome
   * @param {(item: string) => number} number of a question on the page
   */
  show(outcome, number) {
    const { all, right, open } = outcome;
    this.root.hidden = open === all;
    this.#title.textContent = open ? WORDS.soFar(right, all) : WORDS.right(right, all);
    /** @param {string[]} items */
    const links = (items) =>
      listed(items.map((item) => link(`#${item.split("/").pop()}`, WORDS.question(number(item)))));
    this.#body.replaceChildren(
      ...sentences(outcome).map((text) => make("p", "", text)),
      ...this.#ideas(outcome, links),
      ...this.#objectives(outcome, links),
      this.#buttons(outcome),
    );
  }

  focus() {
    this.#title.focus();
  }

  /**
   * @param {Outcome} outcome
   * @param {(items: string[]) => (Node | string)[]} links
   */
  #ideas({ ideas, objectives }, links) {
    const rows = ideas.flatMap(([id, items]) => {
      const idea = this.#plan.misconceptions[id];
      if (!idea) return [];
      const home = objectives.find(([, missed]) => missed.some((item) => items.includes(item)))?.[0] ?? "";
      const to = idea.href ? idea : this.#plan.objectives[home];
      return make(
        "li",
        "",
        make("p", "", `${WORDS.idea} `, make("q", "tb-report__idea", idea.name)),
        make("p", "tb-report__links", `${WORDS.mend} `, ...page(to), make("br", ""), `${WORDS.missedIn} `, ...links(items)),
      );
    });
    return section(WORDS.ideas, rows);
  }

  /**
   * @param {Outcome} outcome
   * @param {(items: string[]) => (Node | string)[]} links
   */
  #objectives({ objectives }, links) {
    const rows = objectives.map(([address, items]) => {
      const to = this.#plan.objectives[address];
      return make(
        "li",
        "",
        make("p", "", to?.text ?? address),
        make("p", "tb-report__links", `${WORDS.readAgain} `, ...page(to), make("br", ""), `${WORDS.missedIn} `, ...links(items)),
      );
    });
    return section(WORDS.objectives, rows);
  }

  /** @param {Outcome} outcome */
  #buttons({ missed }) {
    const { retry, anew } = this.#wishes;
    return make(
      "p",
      "tb-check__buttons",
      ...(missed.length ? [button(WORDS.retry(missed.length), () => retry(missed), true)] : []),
      button(this.#again, anew),
    );
  }
}

/** @param {Outcome} outcome */
function sentences({ all, right, partly, earned, open, blank }) {
  return [
    ...(partly ? [WORDS.partly(partly, earned, all)] : []),
    ...(blank ? [WORDS.unanswered(blank)] : []),
    ...(open ? [WORDS.left(open)] : []),
    ...(right === all ? [WORDS.allRight(all)] : []),
  ];
}

/** @param {import("./draw.js").Named | import("./draw.js").Idea | undefined} to */
function page(to) {
  return to?.href ? [link(to.href, to.label ?? "")] : [to?.label ?? ""];
}

/**
 * @param {string} title
 * @param {HTMLElement[]} rows
 */
function section(title, rows) {
  return rows.length ? [make("h3", "", title), make("ul", "tb-report__list", ...rows)] : [];
}
