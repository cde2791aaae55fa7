/** Entry of quiz.js: starts once the page is parsed, as an element must find what is inside it. */
import { define } from "./define.js";

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define, { once: true });
else define();
