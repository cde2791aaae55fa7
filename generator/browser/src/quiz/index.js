/** Entry of quiz.js: starts once the page is parsed, as an element must find what is inside it. */
import { followLinks } from "./deeplink.js";
import { define } from "./define.js";

function start() {
  define();
  followLinks();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
else start();
