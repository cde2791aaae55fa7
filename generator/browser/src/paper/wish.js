/**
 * What is to be printed and how, as the address says it after `#`. Pure.
 *
 * `#deck=core`, `#facet=family:power`, `#cards=a.pocket,b.pocket`, `#due`, `#missed`, each with `flip=short`,
 * `order=fronts-then-backs`, `offset=1.5,-0.8` and `blanks=4` after `&`. What is unknown or out of bounds is ignored.
 */

/** @typedef {"long" | "short"} Flip */
/** @typedef {"duplex" | "fronts-then-backs"} Order */
/** To the right and down, in mm. @typedef {readonly [number, number]} Offset */

/**
 * @typedef {object} Wish
 * @property {string} which `""` for all, `cards`, `due`, `missed`, `deck=…` or `facet=…`
 * @property {string[]} cards ids, where `which` is `cards`
 * @property {Flip} flip
 * @property {Order} order
 * @property {Offset | undefined} offset of backs
 * @property {number} blanks
 */

/** What a page has. @typedef {{choices: Set<string>, cards: Set<string>}} Known */

export const MOST_BLANKS = 99;
/** A printer that is farther off than this, in mm, is out of order. */
export const FARTHEST = 10;

/** @param {string} fragment with or without `#` @param {Known} known @returns {Wish} */
export function wishOf(fragment, known) {
  const asked = [...new URLSearchParams(fragment.replace(/^#/u, "").replaceAll("+", "%2B"))];
  /** @type {Wish} */
  const wish = { which: "", cards: [], flip: "long", order: "duplex", offset: undefined, blanks: 0 };
  for (const [name, value] of asked) {
    const choice = value ? `${name}=${value}` : name;
    if (name === "cards" && !wish.which) wish.cards = [...new Set(value.split(","))].filter((id) => known.cards.has(id));
    if (!wish.which && known.choices.has(choice)) wish.which = choice;
    if (!wish.which && wish.cards.length) wish.which = "cards";
    if (name === "flip" && value === "short") wish.flip = "short";
    if (name === "order" && value === "fronts-then-backs") wish.order = "fronts-then-backs";
    if (name === "offset") wish.offset = offsetOf(value) ?? wish.offset;
    if (name === "blanks" && /^\d{1,2}$/u.test(value)) wish.blanks = Number(value);
  }
  return wish.which === "cards" ? wish : { ...wish, cards: [] };
}

/** @param {Wish} wish @returns {string} without `#`; empty for all cards as the course prints them */
export function fragmentOf({ which, cards, flip, order, offset, blanks }) {
  return [
    ...(which === "cards" ? [`cards=${cards.join(",")}`] : which ? [which] : []),
    ...(flip === "short" ? ["flip=short"] : []),
    ...(order === "duplex" ? [] : [`order=${order}`]),
    ...(offset ? [`offset=${offset.join(",")}`] : []),
    ...(blanks ? [`blanks=${blanks}`] : []),
  ].join("&");
}

/** @param {string} text `1.5,-0.8` @returns {Offset | undefined} */
export function offsetOf(text) {
  if (!/^-?\d{1,2}(\.\d{1,3})?,-?\d{1,2}(\.\d{1,3})?$/u.test(text)) return undefined;
  const [x = 0, y = 0] = text.split(",").map((each) => Number(each) + 0); // no -0
  return Math.max(Math.abs(x), Math.abs(y)) <= FARTHEST ? [x, y] : undefined;
}
