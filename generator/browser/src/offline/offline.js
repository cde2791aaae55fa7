/** The news that there is a newer version of a kept course. */
import { isNewerHere, useNewer } from "./copy.js";
import { WORDS } from "./words.js";

/**
 * @param {Document} page
 * @param {string} root address of the site's root
 */
export function followCopy(page, root) {
  const workers = navigator.serviceWorker; // missing without https
  if (!root.startsWith("http") || !workers || page.querySelector(".tb-offline")) return;
  const show = () => announce(page, root).catch(() => {}); // a browser that keeps nothing refuses even the question
  workers.addEventListener("message", show);
  show();
}

/** In the mark of the course, once. @param {Document} page @param {string} root */
const announce = async (page, root) => {
  const place = page.querySelector("tb-course");
  if (!place || !(await isNewerHere(root)) || place.querySelector(".tb-newer")) return;
  const note = page.createElement("p");
  note.className = "tb-newer";
  const button = page.createElement("button");
  button.className = "tb-button";
  button.textContent = WORDS.use;
  button.addEventListener("click", () => useNewer(root));
  note.append(WORDS.newer, button);
  place.append(note);
  place.removeAttribute("hidden");
};
