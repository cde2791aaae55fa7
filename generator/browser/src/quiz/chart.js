/** The chart of a calibration: a bar for each level of confidence, filled as far as answers were right. */
import { WORDS } from "./check-words.js";

/** @typedef {import("./judgement.js").Level} Level */

const SPACE = "http://www.w3.org/2000/svg";
/** Pixels, as long as the chart has its full width. */
const WIDTH = 320;
const BAR = 12;
const ROW = 44;

/**
 * @param {Level[]} levels
 * @param {string} text what the chart says, for those who do not see it
 */
export function chart(levels, text) {
  const root = node("svg", { class: "tb-chart", role: "img", viewBox: `0 0 ${WIDTH} ${levels.length * ROW}`, width: WIDTH });
  root.ariaLabel = text;
  levels.forEach(({ level, right, all }, at) => {
    const y = at * ROW + 20;
    const name = node("text", { x: 0, y: y - 6 });
    name.textContent = `${WORDS.level[level]}: ${WORDS.right(right, all)}`;
    const track = { x: 1, y, width: WIDTH - 2, height: BAR };
    const filled = { ...track, width: ((WIDTH - 2) * right) / all };
    root.append(name, node("rect", { class: "tb-chart__right", ...filled }), node("rect", { class: "tb-chart__all", ...track }));
  });
  return root;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function node(tag, attributes) {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
