/* What narrows hits down and sorts them: search/columns.js, loaded when somebody first asks for it. */
(() => {
"use strict";
const search = globalThis.minhbachSearch = globalThis.minhbachSearch || {};

const FACETS = ["kind", "year", "unit", "domain", "status", "loss"];

/** The columns as functions from an entry to its values. */
async function facets(store) {
  if (store.facets) return store.facets;
  const columns = await store.part("columns", store.manifest.columns), facets = { kind: (id) => [store.kindOf(id)] };
  for (const name of Object.keys(columns)) {
    const { values, sets, codes } = columns[name], all = sets || values;
    let width = 1;
    while (64 ** width < all.length) width += 1;
    const code = (id) => {
      let number = 0;
      for (let n = id * width; n < (id + 1) * width; n += 1) number = number * 64 + search.digit.get(codes[n]);
      return number;
    };
    facets[name] = sets ? (id) => sets[code(id)].map((n) => values[n])
      : (id) => { const value = values[code(id)]; return value === "" ? [] : [value]; };
  }
  store.facets = facets;
  return facets;
}

/** Whether a day lies within a span. Day and bounds may be only a month or a year: then it does if it touches it. */
function dated(day, from, to) {
  const first = String(from || ""), last = String(to || "");
  return Boolean(day) && day.slice(0, first.length) >= first.slice(0, day.length)
    && day.slice(0, last.length) <= last.slice(0, day.length);
}

/** A test of entries by filters: lists of values by facet, and the days `from` and `to`. */
async function allows(store, filters) {
  const wanted = FACETS.filter((name) => filters[name] && filters[name].length), { from, to } = filters;
  if (!wanted.length && !from && !to) return () => true;
  if (wanted.length === 1 && wanted[0] === "kind" && !from && !to) return (id) => filters.kind.includes(store.kindOf(id));
  const columns = await facets(store), sets = wanted.map((name) => [columns[name], new Set(filters[name].map(String))]);
  return (id) => sets.every(([values, set]) => values(id).some((value) => set.has(value)))
    && ((!from && !to) || dated(columns.date(id)[0], from, to));
}

/** How many of some entries have each value of each facet, and how many are dated in each year. */
async function counts(store, ids) {
  const columns = await facets(store), all = {};
  const dates = (id) => columns.date(id).map((day) => day.slice(0, 4));
  for (const name of [...FACETS, "date"]) {
    const sums = new Map(), values = name === "date" ? dates : columns[name];
    for (const id of ids) for (const value of values(id)) sums.set(value, (sums.get(value) || 0) + 1);
    all[name] = Object.fromEntries([...sums].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
  }
  return all;
}

/** Sorts hits by date, newest first, or by points lost, most first; what has none comes last. */
async function arrange(store, ranked, sort) {
  if (sort !== "date" && sort !== "points") return;
  const columns = await facets(store);
  const value = sort === "date" ? (id) => columns.date(id)[0] || "" : (id) => columns.lost(id)[0] || "";
  const before = sort === "date" ? (a, b) => (a < b ? 1 : a > b ? -1 : 0) : (a, b) => Number(b) - Number(a);
  const keys = new Map(ranked.map(({ id }) => [id, value(id)]));
  ranked.sort((a, b) => {
    const x = keys.get(a.id), y = keys.get(b.id);
    if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1) || b.score - a.score || a.id - b.id;
    return before(x, y) || b.score - a.score || a.id - b.id;
  });
}

Object.assign(search, { allows, counts, arrange });
})();
