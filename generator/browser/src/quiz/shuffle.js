/** New orders for another try. Pure: the dice are a parameter. */
import { precedes } from "./grade.js";

/**
 * Fisher–Yates.
 * @template T
 * @param {readonly T[]} list
 * @param {() => number} random in [0, 1)
 * @returns {T[]}
 */
export function shuffle(list, random) {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [/** @type {T} */ (mixed[other]), /** @type {T} */ (mixed[last])];
  }
  return mixed;
}

/**
 * An order that keeps at most half of the pairs: of an order and its reverse, one does.
 * @param {readonly string[]} ids
 * @param {readonly (readonly [string, string])[]} before
 * @param {() => number} random in [0, 1)
 */
export function startOrder(ids, before, random) {
  const order = shuffle(ids, random);
  const kept = before.filter(([first, second]) => precedes(order, first, second)).length;
  return 2 * kept <= before.length ? order : order.reverse();
}
