/*!
 * iframe-worker 1.0.4, https://github.com/squidfunk/iframe-worker
 * Copyright (c) 2020-2022 Martin Donath; MIT, see iframe-worker.LICENSE.txt
 *
 * Changed for tacticbook: upstream starts the worker's page with an inline
 * script, which our Content-Security-Policy forbids. Here the same file is
 * loaded inside that page and does what the inline script did. Only `file:`
 * pages use it: there browsers refuse real workers.
 */
"use strict";
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);

  /** Inside the frame: give the worker's script the globals that it expects. */
  function pose() {
    const address = script.dataset.worker;
    window.postMessage = (message, origin) => parent.postMessage(message, origin || "*");
    window.importScripts = (...urls) =>
      urls.reduce(
        (done, url) =>
          done.then(
            () =>
              new Promise((resolve) => {
                const next = document.createElement("script");
                next.src = url;
                next.onload = resolve;
                document.body.appendChild(next);
              }),
          ),
        Promise.resolve(),
      );
    addEventListener("error", ({ error }) =>
      parent.dispatchEvent(new ErrorEvent("error", { filename: address, error })),
    );
  }

  /** Outside: a Worker whose thread is a hidden frame. */
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.url = url;
      this.heard = (event) => {
        if (event.source !== this.frame) return;
        this.dispatchEvent(new MessageEvent("message", { data: event.data }));
        if (this.onmessage) this.onmessage(event);
      };
      this.failed = (message, filename, lineno, colno, error) => {
        if (filename !== `${this.url}`) return;
        const event = new ErrorEvent("error", { message, filename, lineno, colno, error });
        this.dispatchEvent(event);
        if (this.onerror) this.onerror(event);
      };
      this.iframe = document.createElement("iframe");
      this.iframe.hidden = true;
      document.body.appendChild(this.iframe);
      const page = this.frame.document;
      page.open();
      page.write(`<html><body>${tag(script.src, url)}${tag(url)}</body></html>`);
      page.close();
      window.onmessage = this.heard;
      window.onerror = this.failed;
      this.ready = new Promise((resolve, reject) => {
        this.frame.onload = resolve;
        this.frame.onerror = reject;
      });
    }

    terminate() {
      this.iframe.remove();
      window.onmessage = window.onerror = null;
    }

    postMessage(data) {
      this.ready.catch().then(() => {
        this.frame.dispatchEvent(new MessageEvent("message", structuredClone({ data })));
      });
    }

    get frame() {
      return this.iframe.contentWindow;
    }
  }

  function tag(src, worker) {
    const quoted = (value) => `"${String(value).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
    const data = worker === undefined ? "" : ` data-worker=${quoted(worker)}`;
    return `<script src=${quoted(src)}${data}></script>`;
  }

  if (script.dataset.worker !== undefined) {
    pose();
  } else {
    window.IFrameWorker = IFrameWorker;
    if (location.protocol === "file:") window.Worker = IFrameWorker;
  }
})();
