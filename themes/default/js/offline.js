/* Starts the worker that keeps the site readable without a network, where site.toml asks for it. A browser that has no such
 * worker, or a page opened from a folder, does without. */
(() => {
"use strict";
const address = document.currentScript.dataset.worker;
if (navigator.serviceWorker && /^https?:$/.test(location.protocol)) {
  const start = () => { navigator.serviceWorker.register(address).catch(() => {}); };
  if (document.readyState === "complete") start(); else addEventListener("load", start);
}
})();
