/**
 * Filters a list by the facets of its entries. The form is hidden until this starts; without it the
 * whole list is there, and pages by facet beside it.
 */

/** @param {Document} page */
export const startFilters = (page) => {
  for (const form of page.querySelectorAll("form[data-filter]")) if (form instanceof HTMLFormElement) start(form);
};

/** @param {HTMLFormElement} form */
const start = (form) => {
  form.hidden = false;
  form.addEventListener("change", () => apply(form));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply(form); // a browser may have kept the choices of the last visit
};

/** @param {HTMLFormElement} form */
const apply = (form) => {
  const wanted = [...new FormData(form)].filter(([, value]) => value);
  let shown = 0;
  for (const entry of form.ownerDocument.querySelectorAll(`.${form.dataset.filter} > div`)) {
    const fits = wanted.every(([facet, value]) => has(entry, facet, String(value)));
    entry.toggleAttribute("hidden", !fits);
    shown += fits ? 1 : 0;
  }
  const status = form.querySelector("[role=status]");
  if (status) status.textContent = wanted.length ? `${shown} of these techniques` : "";
};

/** @param {Element} entry @param {string} facet @param {string} value */
const has = (entry, facet, value) => (entry.getAttribute(`data-${facet}`) ?? "").split(" ").includes(value);
