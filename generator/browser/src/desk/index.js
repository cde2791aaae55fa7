/**
 * Entry of desk.js, only on the learner's own pages: home, plan, notes, review, progress, record, decks, sheets to
 * print. What only they need stands here, so that a lesson stays light. Comes after reader.js and asks it for the log.
 */
import { offerCopy } from "../offline/offer.js";
import { startTicks } from "../paper/ticks.js";
import { definePlan } from "../plan/desk.js";
import { showDesk } from "../progress/desk.js";
import { deskShows } from "../review/desk.js";
import { startReview } from "../review/start.js";

/** @typedef {import("../progress/desk.js").Kept} Kept */

definePlan();
startTicks(document);
startReview(document, deskShows);
offerCopy(document, new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href);
/** @param {Kept} kept */
const take = (kept) => showDesk(document, kept);
document.dispatchEvent(new CustomEvent("tacticbook-desk", { detail: take }));
