// @ts-check
/**
 * Make the theme's navigation work by keyboard and tell its state.
 *
 * Material and Zensical open the drawer, and fold its branches, with labels of hidden checkboxes:
 * no key reaches them and nothing says whether they are open. Here real buttons take the labels'
 * place; the checkboxes stay, as the theme's style sheet and scripts follow them. What a style
 * sheet can do alone (a closed drawer takes no focus) stands in theme-fixes.css.
 *
 * Knows the theme's markup; touches no storage and no network.
 */

/** Below this width the theme's sidebar is a drawer; its own number. */
const NARROW = "(max-width: 76.234375em)";

/** What an open drawer covers, and what must therefore take no focus meanwhile. */
const COVERED = ".md-skip, .md-header, .md-content, .md-sidebar--secondary, .md-footer, .md-top";

/**
 * Mend the page once, after it is parsed. Without the theme's markup it does nothing.
 *
 * @param {Document} document
 * @returns {void}
 */
export function mendDrawer(document) {
  for (const toggle of document.querySelectorAll(".md-sidebar--primary .md-nav__toggle")) {
    if (toggle instanceof HTMLInputElement) mendBranch(toggle);
  }
  freeSingleKeys(document);
  keepInSight(document);
  const toggle = document.querySelector("#__drawer");
  const side = document.querySelector(".md-sidebar--primary");
  const label = document.querySelector(".md-header label[for=__drawer]");
  if (!(toggle instanceof HTMLInputElement) || !(side instanceof HTMLElement)) return;
  if (label instanceof HTMLLabelElement) wireDrawer(document, toggle, side, label);
}

/** Milliseconds until the theme has cut its sidebars to what the footer leaves of them. */
const CUT = 100;

/**
 * The theme shortens a sidebar after the page has scrolled to what took the focus, and may cut that off.
 *
 * @param {Document} document
 */
function keepInSight(document) {
  document.addEventListener("focusin", (event) => {
    const target = /** @type {Element} */ (event.target);
    const list = target.closest(".md-sidebar__scrollwrap");
    if (!list) return;
    setTimeout(() => {
      const below = target.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
      if (below > 0) list.scrollTop += below;
    }, CUT);
  });
}

/**
 * A branch of the tree folds by a button that says whether it is open.
 *
 * @param {HTMLInputElement} toggle
 * @returns {void}
 */
function mendBranch(toggle) {
  const item = toggle.parentElement;
  const label = item?.querySelector(":scope > label[tabindex], :scope > div > label[tabindex]");
  if (!(label instanceof HTMLLabelElement)) return;
  const bare = !label.textContent?.trim();
  const beside = label.parentElement?.querySelector("a");
  const button = buttonFor(label);
  if (bare && beside) button.setAttribute("aria-label", beside.textContent?.trim() ?? "");
  button.addEventListener("click", () => toggle.click());
  const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
  toggle.addEventListener("change", tell);
  tell();
  label.replaceWith(button);
}

/**
 * The drawer: one button in the header opens it, one inside closes it, as do Escape and the theme's
 * overlay. Focus goes in on opening and back on closing; what is covered is inert.
 *
 * @param {Document} document
 * @param {HTMLInputElement} toggle
 * @param {HTMLElement} side
 * @param {HTMLLabelElement} label
 * @returns {void}
 */
function wireDrawer(document, toggle, side, label) {
  const narrow = matchMedia(NARROW);
  const opener = buttonFor(label);
  const closer = document.createElement("button");
  closer.type = "button";
  closer.className = "md-nav__button tb-drawer-close";
  closer.textContent = "\u2715";
  side.id ||= "tb-drawer";
  const name = side.querySelector("nav")?.getAttribute("aria-label") ?? "Menu";
  for (const button of [opener, closer]) {
    button.setAttribute("aria-label", name);
    button.setAttribute("aria-controls", side.id);
    button.addEventListener("click", () => toggle.click());
  }
  label.replaceWith(opener);
  side.querySelector(".md-nav__title")?.before(closer);

  /** @param {boolean} moved */
  const update = (moved) => {
    const open = narrow.matches && toggle.checked;
    opener.hidden = closer.hidden = !narrow.matches;
    for (const button of [opener, closer]) button.setAttribute("aria-expanded", String(open));
    for (const part of document.querySelectorAll(COVERED)) part.toggleAttribute("inert", open);
    if (moved) (open ? closer : opener).focus();
  };
  toggle.checked = false; // Firefox brings the state of the last visit back
  toggle.addEventListener("change", () => update(true));
  narrow.addEventListener("change", () => update(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && narrow.matches && toggle.checked) toggle.click();
  });
  update(false);
}

/**
 * The theme goes to the next page on "n" and searches on "s", wherever the focus is. Speech input
 * and unsteady hands set such keys off unawares (WCAG 2.1.4), so they do not reach the theme.
 *
 * @param {Document} document
 * @returns {void}
 */
function freeSingleKeys(document) {
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const target = event.target;
    const typing = target instanceof HTMLElement && target.matches("input, textarea, select");
    if (plain && !typing && event.key.length === 1) event.stopPropagation(); // theme: on window
  });
}

/**
 * A button that looks like the label and takes its content over.
 *
 * @param {HTMLLabelElement} label
 * @returns {HTMLButtonElement}
 */
function buttonFor(label) {
  const button = label.ownerDocument.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.id = label.id || `${label.htmlFor}_button`;
  button.append(...label.childNodes);
  return button;
}
