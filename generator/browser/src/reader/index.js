/**
 * Entry of reader.js, on every page: mends the theme's drawer, starts filters, keeps the learner's answers, says
 * that the page is ready.
 */
import { mendDrawer } from "../drawer.js";
import { keepAnswers } from "../store/keeper.js";
import { startFilters } from "./filter.js";

mendDrawer(document);
startFilters(document);
keepAnswers(document);
document.documentElement.dataset.tacticbook = "ready";
