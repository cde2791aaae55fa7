/** Other tabs with the same course: they hear of new events at once. Where they cannot, they read when they are seen. */
import { isRow } from "./event.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */

/** What another tab did: added these, added so many that they are better read, or deleted everything. */
/** @typedef {StoredEvent[] | "many" | "gone"} News */

/** More events than this are not sent from tab to tab. */
const FEW = 100;

/** @param {StoredEvent[]} events @returns {News} */
export const newsOf = (events) => (events.length > FEW ? "many" : events);

/**
 * @param {string} name of the course's database
 * @param {(news: News) => void} hear
 * @returns {(news: News) => void} tells the other tabs
 */
export function otherTabs(name, hear) {
  try {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => hear(Array.isArray(data) ? data.filter(isRow) : data);
    return (news) => channel.postMessage(news);
  } catch {
    return () => {}; // refused, or an old browser
  }
}
