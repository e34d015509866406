/* What people mean by their words, twin of src/search/engine/meaning.rs: abbreviations, other words for one matter,
 * words of asking, kinds of entries that a question wants. */
(() => {
"use strict";
const search = globalThis.minhbachSearch = globalThis.minhbachSearch || {};

/** Other words that one stretch of a query is looked for by, the best ones; on a large site each costs a reader more. */
const MOST_ALTERNATIVES = 12, MOST_ON_LARGE = 4;
/** Words of a query that may lie between the words of a phrase: "tiêu tiền của dự án quá chậm". */
const MOST_BETWEEN = 2;
/** An abbreviation that no file explains may be the first letters of a phrase that one knows, so many of them, or two
 * that a file explains put together ("TTGDNN"): at such a weight. */
const LEAST_INITIALS = 3, INITIALS = 0.8;
const LEAST_DIGITS = 3;

/** Whether an item of a query is a word of a phrase; marks count only where the query has them. */
const same = (item, wanted) => !item.within && item.kind === wanted.kind && item.text === wanted.text
  && (!item.marks || item.marks === wanted.marks);

/** Whether items of a query are a phrase. */
const standsAt = (items, at, phrase) => at + phrase.length <= items.length && phrase.every((wanted, n) =>
  same(items[at + n], wanted) && (n === 0 || items[at + n].joined || !wanted.joined));

/** The same for words that go: a single syllable without marks may be another word, so its marks must be the same. */
const droppedAt = (items, at, phrase) =>
  standsAt(items, at, phrase) && (phrase.length > 1 || (items[at].marks || "") === (phrase[0].marks || ""));

/** The items that are the words of a phrase from a place on, with at most MOST_BETWEEN others between them; null if it
 * is not there. A single syllable without marks may be another word, so its marks must be the same. */
function stretch(items, at, phrase) {
  const [first, ...rest] = phrase;
  if (!same(items[at], first) || (!rest.length && (items[at].marks || "") !== (first.marks || ""))) return null;
  const taken = [at];
  let next = at + 1, spare = MOST_BETWEEN;
  for (const wanted of rest) {
    while (next < items.length && !same(items[next], wanted)) {
      if (spare === 0 || items[next].kind === "code") return null;
      spare -= 1;
      next += 1;
    }
    if (next === items.length) return null;
    taken.push(next);
    next += 1;
  }
  return taken;
}

/** What a phrase finds besides itself. */
const others = ({ own, found }) => found.filter(({ text }) => text !== own);

const isYear = ({ kind, text }) => kind === "number" && search.within(text, 1900, 2100);
/** The number of a document without what follows it: "công văn 1895". */
const isNumber = ({ kind, text }) => kind === "number" && text.length >= LEAST_DIGITS;

/** What a word of a phrase may be in an index, cheaply: only whoever asks for it has the phrase analysed. */
const fold = (text) => text.normalize("NFD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
const PLAIN = /^[a-z ,-]*$/;

/** Phrases by their first word. They are thousands, and a query needs few: a phrase is analysed when one of its words is
 * looked for. */
class Phrases {
  /** `read` gives the items of a text as a query has them. */
  constructor(read) { this.read = read; this.filed = []; this.keys = null; this.known = new Map(); }

  file(text, value = {}) { this.filed.push({ text, value }); }

  /** The phrases, by number, below each of their words. */
  index(spoken) {
    this.keys = new Map();
    const folded = fold(this.filed.map(({ text }) => text.replace(/\n/g, " ")).join("\n")).split("\n");
    folded.forEach((line, n) => {
      const words = PLAIN.test(line) ? line.split(/[ ,-]+/).map((word) => word.replace(/^(qu|[hklmst])y$/, "$1i"))
        : this.read(this.filed[n].text).map(({ text }) => text);
      for (const word of new Set(words.flatMap((each) => [each, ...(spoken.get(each) || [])]))) {
        if (!this.keys.has(word)) this.keys.set(word, []);
        this.keys.get(word).push(n);
      }
    });
  }

  /** Those that begin with the word of an item. */
  from({ text }) {
    let all = this.known.get(text);
    if (!all) {
      const found = (this.keys.get(text) || []).map((n) => ({ ...this.filed[n].value, phrase: this.read(this.filed[n].text) }));
      all = found.filter(({ phrase }) => phrase.length && phrase[0].text === text);
      this.known.set(text, all);
    }
    return all;
  }

  /** The longest phrases that stand at a place, and how long they are. */
  longest(items, at, stands) {
    const all = this.from(items[at]).filter(({ phrase }) => stands(items, at, phrase));
    const length = all.reduce((most, { phrase }) => Math.max(most, phrase.length), 0);
    return { length, all: all.filter(({ phrase }) => phrase.length === length) };
  }
  /** The phrases that begin at an item and have the most words, with the fewest others between them, and the items
   * that are their words. */
  widest(items, at) {
    let taken = [], length = 0, all = [];
    for (const entry of this.from(items[at])) {
      const own = stretch(items, at, entry.phrase);
      if (!own || own.length < taken.length) continue;
      const end = own[own.length - 1] + 1 - at;
      if (own.length > taken.length || end < length) { taken = own; length = end; all = []; }
      if (end === length) all.push(entry);
    }
    return { taken, length, all };
  }
}

/** The data of search/meaning.js, ready to be found in a query. */
class Meaning {
  constructor({ groups, drop, before_code: before = [], light = [], places = [], intents = [], instead = [] }) {
    this.groupsOf = groups;
    this.light = new Set(light.map((text) => search.analyse(text)[0].token));
    this.spoken = new Map();
    const forms = new Map(); // of a folded form the written words
    for (const { word, forms: all } of instead) {
      const [written] = search.analyse(word);
      for (const form of all) {
        const [item] = search.analyse(form);
        this.spoken.set(item.token, written);
        forms.set(item.text, [...(forms.get(item.text) || []), written.text]);
      }
    }
    for (const name of ["drop", "before", "places", "asking"]) this[name] = new Phrases((text) => this.read(text));
    // what a query drops is missing from the phrases, too: "cán bộ bị phạt" is asked for as "cán bộ phạt"; but of "tin được
    // không" one common word would be left, and that is another phrase
    this.groupsBy = new Phrases((text) => {
      const phrase = this.read(text), kept = this.kept(phrase);
      return kept.length > 1 || phrase.length === 1 ? kept : [];
    });
    for (const text of drop) this.drop.file(text);
    for (const text of before) this.before.file(text);
    for (const text of places) this.places.file(text);
    for (const { phrases, kinds, weight } of intents) for (const text of phrases) this.asking.file(text, { kinds, weight });
    for (const { weight, from, to } of groups) {
      const found = to.map((text) => ({ text, weight, get items() { return search.analyse(text); } }));
      for (const text of from) this.groupsBy.file(text, { own: text, found });
    }
    for (const name of ["drop", "before", "places", "asking", "groupsBy"]) this[name].index(forms);
    this.weak = drop.filter((text) => !/\s/.test(text.trim())).map((text) => this.read(text))
      .filter(({ length }) => length === 1).map(([{ token }]) => token);
  }

  /** Items with the written word for what is only spoken, or written so in one region: "chẳng" is "không". */
  said(items) {
    return items.map((item) => {
      const written = item.kind === "word" && !item.within && this.spoken.get(item.token);
      return written ? { ...item, text: written.text, plain: written.plain, marks: written.marks, token: written.token } : item;
    });
  }

  read(text) { return this.said(search.analyse(text)); }

  /** The phrases of groups by the first letters of their syllables: only a query with an unknown word needs them. */
  get short() {
    if (!this.byLetters) {
      this.byLetters = new Map();
      for (const text of this.groupsOf.flatMap(({ to }) => to)) {
        const items = search.analyse(text), letters = items.map(({ plain, text: [first] }) => (plain ? plain[0] : first)).join("");
        if (letters.length < LEAST_INITIALS) continue;
        if (!this.byLetters.has(letters)) this.byLetters.set(letters, new Map());
        this.byLetters.get(letters).set(text, { text, weight: INITIALS, items });
      }
    }
    return this.byLetters;
  }

  /** What two abbreviations put together stand for. */
  joint(text) {
    const long = (short) => this.groupsBy.from({ text: short }).filter(({ phrase }) => phrase.length === 1)
      .flatMap(others).filter(({ items }) => items.length > 1 || short.length === 1);
    const joined = [];
    for (let cut = 1; cut < text.length - 1; cut += 1) {
      const [ahead, behind] = [text.slice(0, cut), text.slice(cut)].map(long);
      for (const { text: a } of ahead) for (const { text: b } of behind) {
        joined.push({ text: `${a} ${b}`, weight: INITIALS, items: search.analyse(`${a} ${b}`) });
      }
    }
    return joined;
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

  /** What stands behind a kind of place: undefined at the end, null where no kind is. */
  afterKind(items, at) {
    const { length } = this.places.longest(items, at, standsAt);
    return length ? items[at + length] : null;
  }

  /** Whether a pair says only what kind of place follows: "thành phố". */
  isKind(pair) { return this.places.longest(pair, 0, standsAt).length === 2; }

  /** How many items say only what kind of thing the code, the number or the year after them is. */
  naming(items, at) {
    const { length } = this.before.longest(items, at, standsAt), next = length ? items[at + length] : null;
    return next && (next.kind === "code" || next.within || isYear(next) || isNumber(next)) ? length : 0;
  }

  /** The items without what says nothing, unless nothing would be left. */
  kept(items) {
    const left = [];
    let gone = false;
    for (let at = 0; at < items.length;) {
      const length = this.drop.longest(items, at, droppedAt).length || this.naming(items, at);
      if (length) { at += length; gone = true; continue; }
      left.push(gone ? { ...items[at], joined: false, origin: items[at].origin || items[at] } : items[at]);
      at += 1;
      gone = false;
    }
    return left.length ? left : items;
  }

  /** Stretches of a query that have other words: from, to (exclusive), the items that they have them for, and the
   * alternatives, best first. Phrases of more words and with fewer between them go first; what lies between their words
   * is asked for as ever. */
  groups(items, known, large) {
    const all = items.map((_, at) => ({ at, ...this.groupsBy.widest(items, at) })).filter(({ taken }) => taken.length);
    items.forEach(({ kind, plain, text, within }, at) => {
      if (kind !== "word" || within || search.isSyllable(plain) || all.some(({ taken }) => taken.includes(at))) return;
      const letters = known.has(text) ? undefined : this.short.get(plain), found = letters ? [...letters.values()] : this.joint(text);
      if (found.length) all.push({ at, taken: [at], length: 1, all: [{ found }] });
    });
    const gaps = ({ taken, length }) => length - taken.length, used = new Set(), groups = [];
    all.sort((a, b) => b.taken.length - a.taken.length || gaps(a) - gaps(b) || a.at - b.at);
    for (const { at, taken, length, all: phrases } of all) {
      if (taken.some((n) => used.has(n))) continue;
      const best = new Map();
      for (const other of phrases.flatMap(others)) {
        if (other.items.length && !(best.has(other.text) && best.get(other.text).weight >= other.weight)) best.set(other.text, other);
      }
      const found = [...best.values()].sort((a, b) => b.weight - a.weight).slice(0, large ? MOST_ON_LARGE : MOST_ALTERNATIVES);
      if (!found.length) continue;
      taken.forEach((n) => used.add(n));
      groups.push({ from: at, to: at + length, taken: new Set(taken), alternatives: found });
    }
    return groups.sort((a, b) => a.from - b.from);
  }
}

Object.assign(search, { Meaning });
})();
