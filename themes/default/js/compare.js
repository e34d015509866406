/* Narrows the tables of the compare page to the units in the address (?a=…&b=…&c=…&d=…). Without this script every
 * table stands there whole. */
(() => {
"use strict";
const form = document.querySelector("[data-compare]");
if (!form) return;
const selects = [...form.querySelectorAll("select")];
const status = form.querySelector("[role=status]");
const rows = [...document.querySelectorAll("[data-unit]")];
const groups = [...document.querySelectorAll("[data-compare-group]")];

function show() {
  const chosen = new Set(selects.map((select) => select.value).filter(Boolean));
  for (const row of rows) row.hidden = chosen.size > 0 && !chosen.has(row.dataset.unit);
  for (const group of groups) group.hidden = !group.querySelector("[data-unit]:not([hidden])");
  status.textContent = chosen.size ? status.dataset.count.replace("{n}", chosen.size) : status.dataset.all;
}

function read() {
  const given = new URLSearchParams(location.search);
  for (const select of selects) {
    select.value = given.get(select.name) || "";
    if (select.selectedIndex < 0) select.value = "";
  }
  show();
}

function write() {
  const chosen = new URLSearchParams(selects.filter((select) => select.value).map((select) => [select.name, select.value]));
  const query = chosen.toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  show();
}

form.addEventListener("change", write);
form.addEventListener("reset", () => setTimeout(write));
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", read);
form.hidden = false;
read();
})();
