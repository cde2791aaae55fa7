/** Leads to what an address names, also where it stands in something closed. */

/** @param {string} hash of the address */
export function targetOf(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // not an address of ours
  }
}

/** Opens what the target stands in, and leads the view and the focus there. */
export function followLink() {
  const target = targetOf(location.hash);
  if (!target) return;
  let closed = target.closest("details:not([open])");
  const hidden = closed !== null;
  for (; closed; closed = closed.closest("details:not([open])")) closed.setAttribute("open", "");
  const question = target.matches(".tb-question") ? target : target.closest("tb-question");
  const title = question?.querySelector(".tb-question__link");
  if (!hidden && !title) return; // the browser has done it
  target.scrollIntoView();
  /** @type {HTMLElement | null | undefined} */ (title ?? target.querySelector("a[href], summary"))
    ?.focus({ preventScroll: true });
}

/** At once where the page is loaded; else then, as browsers take the focus back when they get to the target. */
export function followLinks() {
  addEventListener("hashchange", followLink);
  if (document.readyState === "complete") followLink();
  else addEventListener("load", () => setTimeout(followLink), { once: true });
}
