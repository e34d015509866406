/* The places of a text that answer a query, for results to mark, and the stretch of a text that holds the most. */
(() => {
"use strict";
const search = globalThis.minhbachSearch = globalThis.minhbachSearch || {};

/** What answers a query, as plain data that a worker can send. `weak` are words of every sentence. */
function wording(units, weak) {
  return { texts: [...new Set(units.flatMap((unit) => unit.readings.map(({ text }) => text)))],
    open: units.filter((unit) => unit.open).map((unit) => unit.text), weak };
}

/** A test of items by such data. */
function matcher({ texts, open, weak = [] }) {
  const known = new Set(texts), matches = (item) => known.has(item.text)
    || (item.kind !== "word" && open.some((start) => item.text.startsWith(start)));
  matches.weak = new Set(weak);
  return matches;
}

/** The places of a text that answer the query, as [start, end] pairs; neighbours become one. A word of every sentence
 * answers nothing by itself: it is marked only between two that do. */
function spans(text, matches) {
  const items = search.analyse(text).sort((a, b) => a.start - b.start || b.end - a.end), found = [];
  const isWeak = (item) => Boolean(matches.weak) && item.kind === "word" && matches.weak.has(item.token);
  const strong = items.map((item) => matches(item) && !isWeak(item));
  items.forEach((item, n) => {
    const between = !strong[n] && matches(item) && item.joined && strong[n - 1] && strong[n + 1] && items[n + 1].joined;
    if (!strong[n] && !between) return;
    const last = found[found.length - 1];
    if (last && (item.start <= last[1] || /^\s*$/.test(text.slice(last[1], item.start)))) last[1] = Math.max(last[1], item.end);
    else found.push([item.start, item.end]);
  });
  return found;
}

/** The stretch of a text that holds the most of the query, cut between words. */
function excerpt(text, places, width = 200) {
  if (text.length <= width) return [0, text.length];
  const covered = (from) => places.reduce((sum, [start, end]) =>
    sum + (start >= from && end <= from + width ? end - start : 0), 0);
  let from = 0, most = covered(0);
  for (const [start] of places) {
    const here = Math.max(0, start - 40), sum = covered(here);
    if (sum > most) { from = here; most = sum; }
  }
  if (from > 0) { const space = text.indexOf(" ", from); if (space >= 0 && space < from + 40) from = space + 1; }
  let to = Math.min(text.length, from + width);
  if (to < text.length) { const space = text.lastIndexOf(" ", to); if (space > from + width / 2) to = space; }
  return [from, to];
}

/** Some neighbouring words of a text as they are written, without the capital that only begins a sentence. */
function asWritten(text, items) {
  const words = items.map(({ start, end }) => text.slice(start, end)), [first, ...rest] = words;
  const raised = (word) => word[0] !== word[0].toLowerCase(), upper = (word) => word.length > 1 && word === word.toUpperCase();
  const name = upper(first) || (rest.length ? rest.every((word) => raised(word) || /^[0-9]/.test(word)) : false);
  const written = text.slice(items[0].start, items[items.length - 1].end);
  return name || !raised(first) ? written : first[0].toLowerCase() + written.slice(1);
}

Object.assign(search, { asWritten, wording, matcher, spans, excerpt });
})();
