// For the author, at the foot of the page: what it is made of, what it teaches, what it asks.
import { make, place, some } from "./dom.js";
import { counted, warnings } from "./problems.js";

/** @typedef {{what: string, place: string, href: string}} Written */
/** @typedef {{address: string, bloom: string, text: string, on_page: number, in_check: number, cards: number, written: Written}} Aim */
/**
 * @typedef {object} Item
 * @property {string} id
 * @property {string} type
 * @property {string} bloom
 * @property {string} use
 * @property {string} objective
 * @property {string} stem
 * @property {boolean} here
 * @property {boolean} confidence
 * @property {string[]} misconceptions
 * @property {Written} written
 */
/** @typedef {{id: string, front: string, derived: boolean, written: Written}} Card */
/** @typedef {{id: string, text: string, tested: number, written: Written}} Row */
/**
 * @typedef {object} View  as `generator/author/view.py` says
 * @property {string} page
 * @property {string} kind
 * @property {Written[]} sources
 * @property {Aim[]} objectives
 * @property {Item[]} items
 * @property {Card[]} cards
 * @property {Row[]} coverage
 * @property {string | null} minutes
 * @property {number | null} words
 * @property {number | null} grade
 */

const OPEN = "tacticbook-author";
const USES = new Map([["page", "on a page"], ["check", "in the check"], ["both", "on a page and in the check"], ["final", "in the final check"]]);

/** The part of the page that only its author sees; whether it is open is remembered until the tab is closed. */
export class Author {
  root = make("details", "");
  #count = make("span", "tacticbook-count");
  #problems = make("div", "");
  #view = make("div", "");
  #version = -1;

  constructor() {
    this.root.id = "tacticbook-author";
    this.root.open = sessionStorage.getItem(OPEN) !== null;
    this.root.addEventListener("toggle", () => {
      if (this.root.open) sessionStorage.setItem(OPEN, "");
      else sessionStorage.removeItem(OPEN);
    });
    const note = make("p", "tacticbook-note", "Only here, while you serve: no site holds this. A place opens in VS Code; Copy takes it along to any other editor.");
    this.root.append(
      make("summary", "", "For the author ", this.#count),
      make("h2", "", "Warnings"), this.#problems, this.#view, note,
    );
  }

  /** @param {import("./problems.js").Told} told */
  show(told) {
    const count = counted(told);
    this.#count.textContent = count;
    this.#problems.replaceChildren(...warnings(told));
    if (told.version === this.#version) return; // what stands stays, and with it the focus
    this.#version = told.version;
    this.#view.replaceChildren(...told.view ? facts(told.view) : []);
  }
}

/**
 * @param {View} view
 * @returns {Node[]}
 */
function facts(view) {
  const here = view.items.filter((each) => each.here);
  const elsewhere = view.items.filter((each) => !each.here);
  return [
    ...section("Sources", view.sources, (each) => [each.what], (each) => each),
    ...figures(view),
    ...section("Objectives", view.objectives, aim, (each) => each.written),
    ...section("Questions on this page", here, item, (each) => each.written),
    ...section("Questions on its objectives elsewhere", elsewhere, item, (each) => each.written),
    ...section("Cards", view.cards, card, (each) => each.written),
    ...section("Coverage", view.coverage, row, (each) => each.written),
  ];
}

/**
 * Give a heading and a list of what is written, each with its place; nothing where there is none.
 * @template T
 * @param {string} title
 * @param {T[]} rows
 * @param {(row: T) => (string | Node)[]} say  its first line, then what is smaller
 * @param {(row: T) => Written} where
 */
function section(title, rows, say, where) {
  if (rows.length === 0) return [];
  const lines = rows.map((each) => {
    const { place: spot, href } = where(each);
    const { link, button } = place(spot, href);
    const [first = "", ...small] = say(each);
    const about = small.length > 0 ? [make("p", "tacticbook-small", ...small)] : [];
    return make("li", "", make("p", "", first), ...about, make("p", "", link, " ", button));
  });
  return [make("h2", "", `${title} `, make("span", "tacticbook-count", String(rows.length))), make("ul", "tacticbook-rows", ...lines)];
}

/** @param {View} view */
function figures({ minutes, words, grade }) {
  const told = [
    ["Minutes", minutes?.replace(" min", "")],
    ["Words", words],
    ["Reading grade", grade?.toFixed(1)],
  ].filter(([, value]) => value !== null && value !== undefined);
  const pairs = told.map(([name, value]) => make("div", "", make("dt", "", String(name)), make("dd", "", String(value))));
  return pairs.length > 0 ? [make("h2", "", "Figures"), make("dl", "tacticbook-figures", ...pairs)] : [];
}

/** @param {Aim} each */
const aim = (each) => [each.text, join(each.address, each.bloom, `${each.on_page} on a page, ${each.in_check} in the check`, some(each.cards, "card"))];

/** @param {Item} each */
function item(each) {
  const ideas = each.misconceptions.length > 0 ? `names ${each.misconceptions.join(", ")}` : "";
  const about = join(each.id, each.type, each.bloom, USES.get(each.use) ?? each.use, each.objective, each.confidence ? "asks how sure" : "", ideas);
  return [each.stem, about];
}

/** @param {Card} each */
const card = (each) => [each.front, join(each.id, each.derived ? "derived from its record" : "")];

/** @param {Row} each */
const row = (each) => [each.text, join(each.id, each.tested > 0 ? `${some(each.tested, "question")} on it` : "not tested yet")];

/** @param {...string} words */
const join = (...words) => words.filter(Boolean).join(" · ");
