/* Before the first paint of the search page: whether it was opened with a question. Then room is kept for the answer,
   and nothing moves when it comes; and what every answer needs is asked for at once, beside the scripts that will ask. */
(() => {
"use strict";
const { engine, root } = document.currentScript.dataset, asked = /[?&]q=[^&]/.test(location.search);
document.documentElement.toggleAttribute("data-asked", asked);
if (!asked) return;
const early = document.createElement("link");
Object.assign(early, { rel: "preload", as: "script", href: engine });
document.head.append(early);
if (!/^https?:$/.test(location.protocol)) return;
const text = (name) => fetch(`${root}search/${name}.js`).then((answer) => (answer.ok ? answer.text() : "")).catch(() => "");
globalThis.minhbachEarly = ["manifest", "meaning"].map((name) => [name, text(name)]);
})();
