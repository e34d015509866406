/* What people mean by their words, twin of src/search/engine/meaning.rs: abbreviations, other words for one matter,
 * words of asking, kinds of entries that a question wants. */
(() => {
"use strict";
const search = globalThis.minhbachSearch = globalThis.minhbachSearch || {};

const MOST_ALTERNATIVES = 12;
/** Words of a query that may lie between the words of a phrase: "tiêu tiền của dự án quá chậm". */
const MOST_BETWEEN = 2;

/** Whether an item of a query is a word of a phrase; marks count only where the query has them. */
const same = (item, wanted) => !item.within && item.kind === wanted.kind && item.text === wanted.text
  && (!item.marks || item.marks === wanted.marks);

/** Whether items of a query are a phrase. */
const standsAt = (items, at, phrase) => at + phrase.length <= items.length && phrase.every((wanted, n) =>
  same(items[at + n], wanted) && (n === 0 || items[at + n].joined || !wanted.joined));

/** The same for words that go: a single syllable without marks may be another word, so its marks must be the same. */
const droppedAt = (items, at, phrase) =>
  standsAt(items, at, phrase) && (phrase.length > 1 || (items[at].marks || "") === (phrase[0].marks || ""));

/** How many items a phrase takes from a place on, with at most MOST_BETWEEN others between its words; 0 if it is not
 * there. */
function stretch(items, at, phrase) {
  if (!same(items[at], phrase[0])) return 0;
  let next = at + 1, spare = MOST_BETWEEN;
  for (const wanted of phrase.slice(1)) {
    while (next < items.length && !same(items[next], wanted)) {
      if (spare === 0 || items[next].kind === "code") return 0;
      spare -= 1;
      next += 1;
    }
    if (next === items.length) return 0;
    next += 1;
  }
  return next - at;
}

const isYear = ({ kind, text }) => kind === "number" && search.within(text, 1900, 2100);

/** Phrases by their first word. */
class Phrases {
  constructor() { this.all = new Map(); }
  file(phrase, value = {}) {
    if (!phrase.length) return;
    if (!this.all.has(phrase[0].text)) this.all.set(phrase[0].text, []);
    this.all.get(phrase[0].text).push({ phrase, ...value });
  }
  from(item) { return this.all.get(item.text) || []; }
  /** The longest phrases that stand at a place, and how long they are. */
  longest(items, at, stands) {
    const all = this.from(items[at]).filter(({ phrase }) => stands(items, at, phrase));
    const length = all.reduce((most, { phrase }) => Math.max(most, phrase.length), 0);
    return { length, all: all.filter(({ phrase }) => phrase.length === length) };
  }
  /** The phrases that begin at an item and have the most words, with the fewest others between them. */
  widest(items, at) {
    let best = { words: 0, length: 0, all: [] };
    for (const entry of this.from(items[at])) {
      const length = stretch(items, at, entry.phrase), words = entry.phrase.length;
      if (!length || words < best.words) continue;
      if (words > best.words || length < best.length) best = { words, length, all: [] };
      if (length === best.length) best.all.push(entry);
    }
    return best;
  }
}

/** The data of search/meaning.js, ready to be found in a query. */
class Meaning {
  constructor({ groups, drop, before_code: before = [], places = [], intents = [] }) {
    for (const name of ["groupsBy", "drop", "before", "places", "asking"]) this[name] = new Phrases();
    this.weak = [];
    for (const text of drop) {
      const phrase = search.analyse(text);
      this.drop.file(phrase);
      if (phrase.length === 1) this.weak.push(phrase[0].token);
    }
    for (const text of before) this.before.file(search.analyse(text));
    for (const text of places) this.places.file(search.analyse(text));
    for (const { phrases, kinds, weight } of intents) {
      for (const text of phrases) this.asking.file(search.analyse(text), { kinds, weight });
    }
    for (const { weight, from, to } of groups) {
      // most phrases are never asked for: they are analysed when they are
      const found = to.map((text) => ({ text, weight, get items() { return search.analyse(text); } }));
      // what a query drops is missing from the phrases, too: "cán bộ bị phạt" is asked for as "cán bộ phạt"
      for (const text of from) {
        this.groupsBy.file(this.kept(search.analyse(text)), { found: found.filter((other) => other.text !== text) });
      }
    }
  }

  /** The kinds of entries that a question wants, with the weight of each. */
  wants(items) {
    const wanted = new Map();
    items.forEach((_, at) => {
      for (const { kinds, weight } of this.asking.longest(items, at, droppedAt).all) {
        for (const kind of kinds) wanted.set(kind, Math.max(weight, wanted.get(kind) || 1));
      }
    });
    return wanted;
  }

  /** Where the later words of the name of a place begin, if a query has one in capitals: "huyện Chợ Đồn". */
  name(items, query) {
    const capital = ({ kind, joined, start }) =>
      kind === "word" && joined && query[start] !== query[start].toLowerCase();
    for (let at = 0; at < items.length; at += 1) {
      const first = at + this.places.longest(items, at, standsAt).length;
      let end = first;
      while (first > at && end < items.length && capital(items[end])) end += 1;
      if (end - first > 1) return items.slice(first + 1, end).map(({ start }) => start);
    }
    return null;
  }

  /** How many items say only what kind of thing the code or the year after them is. */
  naming(items, at) {
    const { length } = this.before.longest(items, at, standsAt), next = length ? items[at + length] : null;
    return next && (next.kind === "code" || next.within || isYear(next)) ? length : 0;
  }

  /** The items without what says nothing, unless nothing would be left. */
  kept(items) {
    const left = [];
    let gone = false;
    for (let at = 0; at < items.length;) {
      const length = this.drop.longest(items, at, droppedAt).length || this.naming(items, at);
      if (length) { at += length; gone = true; continue; }
      left.push(gone ? { ...items[at], joined: false } : items[at]);
      at += 1;
      gone = false;
    }
    return left.length ? left : items;
  }

  /** Stretches of a query that have other words: from, to (exclusive) and the alternatives, best first. */
  groups(items) {
    const groups = [];
    for (let at = 0; at < items.length;) {
      const { length, all } = this.groupsBy.widest(items, at), best = new Map();
      for (const other of all.flatMap(({ found }) => found)) {
        if (other.items.length && !(best.has(other.text) && best.get(other.text).weight >= other.weight)) best.set(other.text, other);
      }
      const found = [...best.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_ALTERNATIVES);
      if (found.length) groups.push({ from: at, to: at + length, alternatives: found });
      at += length || 1;
    }
    return groups;
  }
}

Object.assign(search, { Meaning });
})();
