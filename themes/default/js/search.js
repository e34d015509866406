/* The search box of every page: suggestions under form[data-suggest]. search-page.js builds on it for the results.
 * Without this script the forms still submit. Nothing here evaluates text or writes HTML. The engine, and then the
 * index, are loaded when somebody is about to search. */
(() => {
"use strict";

const MOST_SUGGESTIONS = 8, PAUSE = 180;
/** Names of a place that are written out; what comes after is counted. */
const MOST_NAMES = 3;

const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
const island = document.getElementById("search-words");
const vocabulary = island ? JSON.parse(island.textContent) : {};
const format = new Intl.NumberFormat(document.documentElement.lang || "vi");
/** An interface word with its {placeholders} filled; empty when the theme has none. */
function say(key, values = {}) {
  const text = own(vocabulary, key) ? String(vocabulary[key]) : "";
  return text.replace(/\{([a-z]+)\}/g, (all, name) => own(values, name) ? values[name] : all);
}

const received = new Map();
globalThis.minhbachIndex = (build, name, data) => received.set(name, { build, data });

/** Runs a script, once for each address, until it has loaded: fetch fails on a page opened from a folder. */
const running = new Map();
function run(address) {
  if (!running.has(address)) {
    running.set(address, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = resolve;
      script.onerror = () => { running.delete(address); reject(new Error(`search: ${address} did not load`)); };
      script.src = address;
      document.head.append(script);
    }));
  }
  return running.get(address);
}

const ownScript = document.currentScript;
const engineAddress = new URL(ownScript.dataset.engine || "search-engine.js", ownScript.dataset.engine ? location.href : ownScript.src).href;
const engines = new Map();
/** The engine over the index of a site, shared by all forms of the page: in a worker where there may be one. */
async function engineOf(root) {
  await run(engineAddress);
  if (!engines.has(root)) {
    engines.set(root, minhbachSearch.connect(engineAddress, root, async (name, version) => {
      await run(`${root}search/${name}.js${version ? `?${version}` : ""}`);
      return received.get(name);
    }));
  }
  return engines.get(root);
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** The characters from..to of a text, with marks. */
function marked(text, places, from = 0, to = text.length) {
  const parts = [];
  let at = from;
  for (const [start, end] of places) {
    if (start < from || end > to) continue;
    parts.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  parts.push(text.slice(at, to));
  return parts.filter(Boolean);
}

/** The places of a text that answer the query; beside a whole phrase its single syllables elsewhere say nothing. */
function answering(text, matches) {
  const all = minhbachSearch.spans(text, matches);
  const telling = all.filter(([start, end]) => /\s|[0-9]/.test(text.slice(start, end)));
  return telling.some(([start, end]) => /\s/.test(text.slice(start, end))) ? telling : all;
}
const highlighted = (text, matches) => marked(text, answering(text, matches));
const kindWord = (row) => say(`kind.${row.kind}`) || row.kind;

/** A list of names, of a long one those that answer the query, or the first, and how many others there are. */
function shortened(place, matches) {
  const names = place.split(", ");
  if (names.length <= MOST_NAMES) return place;
  const asked = names.filter((name) => minhbachSearch.spans(name, matches).length);
  const shown = (asked.length && asked.length < names.length ? asked : names).slice(0, MOST_NAMES - 1);
  return [shown.join(", "), say("others", { n: format.format(names.length - shown.length) })].join(" ");
}

/** What a result is called. Values of one indicator share its name, so the unit is told with it. */
const titleOf = ({ kind, title, place }) => (kind === "indicator" && place ? `${title}, ${place.split(", ")[0]}` : title);

function placeAndYear(row, matches) {
  const place = highlighted(shortened(row.place, matches), matches), year = row.year === null ? "" : String(row.year);
  return [...place, row.place && year ? " · " : "", year];
}

let suggestionLists = 0;

/** A combobox with a list popup (ARIA 1.2): the text stays the reader's own, Enter without a choice submits. */
function suggestions(form) {
  const input = form.querySelector("input[name=q]");
  if (!input) return;
  const root = form.dataset.root || "", id = `suggestions-${suggestionLists += 1}`;
  const kinds = (form.dataset.suggest || "unit finding").split(/\s+/);
  const list = element("ul", "suggestions"), status = element("span", "vh");
  list.id = id;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("suggestions"));
  status.setAttribute("role", "status");
  // below the box itself: a form may have more around it
  (input.closest(".find") || form).append(list, status);
  const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": id,
    "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  let turn = 0, timer = 0, rows = [], chosen = -1;

  function choose(position) {
    chosen = position;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === position)));
    if (position < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", list.children[position].id);
    list.children[position].scrollIntoView({ block: "nearest" });
  }
  function open(wanted) {
    list.hidden = !wanted;
    input.setAttribute("aria-expanded", String(wanted));
    if (!wanted) choose(-1);
  }
  const close = () => { turn += 1; clearTimeout(timer); open(false); status.textContent = ""; };
  const go = (position) => location.assign(root + rows[position].url);

  async function update() {
    const mine = turn += 1;
    if (!input.value.trim()) { close(); return; }
    try {
      const found = await (await engineOf(root)).suggest(input.value, kinds, MOST_SUGGESTIONS);
      if (mine !== turn) return;
      rows = found.rows;
      const matches = minhbachSearch.matcher(found.words);
      list.replaceChildren(...rows.map((row, n) => {
        const option = element("li", "", element("span", "", ...highlighted(titleOf(row), matches)), " ",
          element("span", "small", `${kindWord(row)} · `, ...placeAndYear(row, matches)));
        option.id = `${id}-${n}`;
        option.setAttribute("role", "option");
        option.addEventListener("click", () => go(n));
        return option;
      }));
      choose(-1);
      open(rows.length > 0);
      status.textContent = say("count", { n: format.format(rows.length) });
    } catch (error) {
      if (mine === turn) close(); // without an index the form still submits
    }
  }

  input.addEventListener("focus", () => engineOf(root).then((engine) => engine.warm()).catch(() => {}), { once: true });
  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(update, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const down = event.key === "ArrowDown", count = rows.length + 1;
    if (down || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) { if (down) update(); return; }
      choose(((chosen + 1 + (down ? 1 : -1) + count) % count) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      go(chosen);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus, so that a click arrives
}

document.querySelectorAll("form[data-suggest]").forEach(suggestions);
globalThis.minhbachFinder = { PAUSE, engineOf, element, marked, answering, highlighted, kindWord, titleOf, placeAndYear, say, format };
})();
