/** Entry of reader.js, on every page: mends the theme's drawer and says that the page is ready. */
import { mendDrawer } from "../drawer.js";

mendDrawer(document);
document.documentElement.dataset.tacticbook = "ready";
