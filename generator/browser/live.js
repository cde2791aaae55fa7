// Added to pages by `tacticbook serve` only: reloads on a new build, shows problems while there are any.
(() => {
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  box.id = "tacticbook-problems";
  box.hidden = true;
  const title = document.createElement("strong");
  const list = document.createElement("pre");
  box.append(title, list);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`#tacticbook-problems{position:fixed;inset:auto 0 0 0;z-index:9999;max-height:60vh;overflow:auto;
    padding:1rem 1.25rem;background:#7f1d1d;color:#fff;font:16px/1.5 system-ui,sans-serif;border-top:4px solid #fca5a5}
    #tacticbook-problems[hidden]{display:none}
    #tacticbook-problems pre{margin:.5rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.5 ui-monospace,monospace}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(box);

  /** @type {number | undefined} */
  let version;
  const source = new EventSource("/-tacticbook/events");
  source.addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    box.hidden = state.problems.length === 0;
    title.textContent = `${state.problems.length} problem${state.problems.length === 1 ? "" : "s"}: this page is the last good one`;
    list.textContent = state.problems.join("\n");
    if (version !== undefined && state.version !== version) location.reload();
    version = state.version;
  });
})();
