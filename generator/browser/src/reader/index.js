/**
 * Entry of reader.js, on every page: mends the theme's drawer, starts filters, keeps what the learner does, says what
 * follows from it on any page, and that the page is ready.
 */
import { mendDrawer } from "../drawer.js";
import { followCopy } from "../offline/offline.js";
import { defineBoxes } from "../plan/define.js";
import { startProgress } from "../progress/index.js";
import { dueShows, startReview } from "../review/start.js";
import { keepAnswers } from "../store/keeper.js";
import { startFilters } from "./filter.js";

mendDrawer(document);
startFilters(document);
defineBoxes();
startReview(document, dueShows);
followCopy(document, new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href);
const kept = keepAnswers(document);
if (kept) startProgress(document, kept.course);
document.addEventListener("tacticbook-desk", (event) => {
  if (!kept) return;
  /** @type {CustomEvent<(from: typeof kept) => void>} */ (event).detail(kept);
  kept.tellAgain(); // the log may have been read before that script came
});
document.documentElement.dataset.tacticbook = "ready";
