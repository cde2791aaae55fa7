/** What a page to print makes of its address, and which cards then stand on which page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { chosen, pagesOf } from "../src/paper/places.js";
import { fragmentOf, offsetOf, wishOf } from "../src/paper/wish.js";
import { WORDS } from "../src/paper/words.js";
import { holds } from "./property.js";

const KNOWN = { choices: new Set(["deck=core", "deck=all", "facet=family:power", "due", "missed"]), cards: new Set(["a.pocket", "b.pocket"]) };
const NOTHING = { which: "", cards: [], flip: "long", order: "duplex", offset: undefined, blanks: 0 };

const ASKED = [
  ["", {}],
  ["#", {}],
  ["#deck=core", { which: "deck=core" }],
  ["#facet=family:power", { which: "facet=family:power" }],
  ["#facet=family%3Apower", { which: "facet=family:power" }],
  ["#due", { which: "due" }],
  ["#missed&blanks=2", { which: "missed", blanks: 2 }],
  ["#cards=b.pocket,a.pocket,b.pocket,c.pocket", { which: "cards", cards: ["b.pocket", "a.pocket"] }],
  ["#deck=all&flip=short&order=fronts-then-backs&offset=1.5,-0.8&blanks=4", { which: "deck=all", flip: "short", order: "fronts-then-backs", offset: [1.5, -0.8], blanks: 4 }],
  ["#deck=none&deck=core&deck=all", { which: "deck=core" }],
  ["#cards=x,y", {}],
  ["#cards", {}],
  ["#deck=__proto__&facet=constructor&toString", {}],
  ["#flip=sideways&order=none&offset=99,0&blanks=-1", {}],
  ["#offset=1;--x:url(evil),2&blanks=1e9&blanks=100", {}],
  ["#offset=NaN,Infinity&blanks=0x1f", {}],
  ["#%E0%A4%A&deck=%&<img src=x onerror=alert(1)>=1", {}],
];

for (const [fragment, wanted] of ASKED) {
  test(`the address asks: ${fragment || "nothing"}`, () => assert.deepEqual(wishOf(fragment, KNOWN), { ...NOTHING, ...wanted }));
}

test("what is asked for is written as it is read", () => {
  const written = "cards=a.pocket,b.pocket&flip=short&order=fronts-then-backs&offset=-0.5,2&blanks=3";
  assert.equal(fragmentOf(wishOf(written, KNOWN)), written);
  assert.equal(fragmentOf(NOTHING), "");
});

const PIECES = ["deck=core", "deck=", "due", "cards=b.pocket,a.pocket", "cards=", "flip=short", "order=fronts-then-backs", "offset=-1.25,3", "offset=", "blanks=7", "blanks=", "%", "+", "#", ","];
holds("any address gives a wish that is written and read again as itself", fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 8 }), (pieces) => {
  for (const glue of ["", "&"]) {
    const wish = wishOf(pieces.join(glue), KNOWN);
    assert.deepEqual(wishOf(fragmentOf(wish), KNOWN), wish);
    assert.ok(wish.which === "" || wish.which === "cards" || KNOWN.choices.has(wish.which));
    assert.ok(wish.blanks >= 0 && wish.blanks <= 99);
  }
});

test("an offset has two numbers of mm, and no printer is off by more than 10", () => {
  assert.deepEqual(offsetOf("-0.0,10"), [0, 10]);
  for (const odd of ["", "1", "1,2,3", "10.1,0", "1e1,0", " 1,2", "1,2px", "--1,0"]) assert.equal(offsetOf(odd), undefined, odd);
});

const card = (id, decks = {}, ...facets) => ({ id, decks: new Map(Object.entries(decks)), facets });
const CARDS = [card("a", { core: 2, all: 1 }, "family:power"), card("b", { all: 2 }), card("c", { core: 1, all: 3 }, "family:power", "phase:open")];
const ids = (wanted, learned = {}) => chosen(CARDS, { ...NOTHING, ...wanted }, learned).map(({ id }) => id).join("");

test("cards are kept by deck, in its order, by facet, by name and by what the learner knows", () => {
  assert.equal(ids({}), "abc");
  assert.equal(ids({ which: "deck=core" }), "ca");
  assert.equal(ids({ which: "facet=phase:open" }), "c");
  assert.equal(ids({ which: "cards", cards: ["c", "a"] }), "ac");
  assert.equal(ids({ which: "due" }, { due: ["b"], missed: [] }), "b");
  assert.equal(ids({ which: "missed" }, { due: ["b"], missed: [] }), "");
  assert.equal(ids({ which: "due" }), "abc", "until it is known what is due");
});

const shown = (pages) => pages.map(({ side, sheet, from, to }) => `${side} ${sheet}: ${from}-${to}`);

test("cards fill sheets, backs after their fronts or after all fronts", () => {
  assert.deepEqual(shown(pagesOf(10, 8, "duplex", false)), ["fronts 1: 0-8", "backs 1: 0-8", "fronts 2: 8-10", "backs 2: 8-10"]);
  assert.deepEqual(shown(pagesOf(10, 8, "fronts-then-backs", false)), ["fronts 1: 0-8", "fronts 2: 8-10", "backs 1: 0-8", "backs 2: 8-10"]);
  assert.deepEqual(shown(pagesOf(5, 4, "fronts-then-backs", true)), ["both 1: 0-4", "both 2: 4-5"]);
  assert.deepEqual(pagesOf(0, 8, "duplex", false), []);
});

test("the words count", () => {
  assert.equal(WORDS.shown({ cards: 1, blanks: 0, sheets: 1 }), "1 card on 1 sheet of paper.");
  assert.equal(WORDS.shown({ cards: 12, blanks: 3, sheets: 2 }), "12 cards and 3 blank cards on 2 sheets of paper.");
  assert.equal(WORDS.shown({ cards: 0, blanks: 1, sheets: 1 }), "1 blank card on 1 sheet of paper.");
  assert.equal(WORDS.shown({ cards: 0, blanks: 0, sheets: 0 }), "No cards: nothing to print.");
});
