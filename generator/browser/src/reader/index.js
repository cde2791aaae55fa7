/** Entry of reader.js, on every page: mends the theme's drawer, starts filters, says that the page is ready. */
import { mendDrawer } from "../drawer.js";
import { startFilters } from "./filter.js";

mendDrawer(document);
startFilters(document);
document.documentElement.dataset.tacticbook = "ready";
