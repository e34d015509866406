/* The search engine of the site, without any page: analysis of text and ranking over the elasticlunr shards below
 * search/. search.js loads it when somebody is about to search; the tests load it as it is.
 * The analysis is the twin of src/search/analysis, where the specification and its reasons are written; the two
 * are held together by tests/search/vectors.json. */
(() => {
"use strict";

// ---- Analysis -----------------------------------------------------------------------------------------------

const LONGEST = 40, MOST_QUALITIES = 8, MOST_TONES = 4, MOST_GROUPS = 8;
const STROKES = new Map([["đ", "d"], ["ð", "d"], ["ɖ", "d"], ["ƀ", "b"]]);
const TONES = new Map([["\u0300", "f"], ["\u0301", "s"], ["\u0309", "r"], ["\u0303", "x"], ["\u0323", "j"]]);
/** Types of single characters, first match wins. Classes match one UTF-16 unit: beyond U+FFFF all is a break. */
const TYPES = [
  ["letter", /^[a-z]$/], ["digit", /^[0-9]$/], ["break", /^[×÷]$/], ["letter", /^[À-\u02af\u1e00-\u1eff]$/],
  // Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Thai, Lao, Hangul, Khmer, Kana
  ["letter", /^[\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u05d0-\u05ea\u0620-\u064a\u0900-\u0963\u0e01-\u0e4e\u0e81-\u0ece\u1100-\u11ff\u1780-\u17d3\u3041-\u30ff]$/],
  ["ideograph", /^[\u3400-\u4dbf\u4e00-\u9fff]$/],
  ["circumflex", /^\u0302$/], ["nothing", /^[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]$/],
  ["quality", /^[\u0300-\u036f]$/], ["joiner", /^[.,/\-\u2010-\u2015\u2212]$/],
  ["space", /^[\t-\r \u00a0\u2000-\u200a\u202f\u205f\u3000]$/], ["break", /^/],
];
const glyphCache = new Map();

function glyph(part) {
  if (STROKES.has(part)) return { type: "letter", value: STROKES.get(part), key: STROKES.get(part) };
  if (TONES.has(part)) return { type: "tone", key: TONES.get(part) };
  const type = TYPES.find(([, pattern]) => pattern.test(part))[0];
  if (type === "joiner") return { type, value: /[.,/]/.test(part) ? part : "-" };
  if (type === "quality") return { type, key: part === "\u0306" || part === "\u031b" ? "w" : "q" };
  return { type, value: part };
}

function glyphs(character) {
  let parts = glyphCache.get(character);
  if (!parts) {
    parts = [...character.normalize("NFD")].flatMap((part) => [...part.toLowerCase()]).map(glyph);
    if (glyphCache.size < 5000) glyphCache.set(character, parts);
  }
  return parts;
}

/** The words of a text with what stands before each: a joiner, "space" or "break". */
function words(text) {
  const found = [];
  let letters = "", qualities = [], tones = [], gap = "break", start = 0, at = 0;
  const endWord = () => {
    if (!letters) return;
    const script = /^[0-9]+$/.test(letters) ? "digits" : /[0-9]/.test(letters) ? "mixed" : "letters";
    const marks = qualities.sort().join("") + tones.sort().join("");
    found.push({ letters, marks, script, gap: gap || "break", start, end: at });
    letters = ""; qualities = []; tones = []; gap = "";
  };
  for (const character of text) {
    for (const { type, value, key } of glyphs(character)) {
      if (type === "letter" || type === "digit") {
        if (!letters) start = at;
        if (letters.length < LONGEST) letters += value;
      }
      if (type === "ideograph") { // a word of its own, next to its neighbours
        endWord();
        found.push({ letters: value, marks: "", script: "letters", gap: gap || "space", start: at, end: at + character.length });
        gap = "space";
      } else if (type === "space" || type === "joiner" || type === "break") {
        endWord();
        const open = gap === "space" || gap === "-";
        if (type === "joiner" && !gap) gap = value;
        else if ((type === "space" && !gap) || (open && (type === "space" || value === "-"))) gap = "space";
        else gap = "break";
      } else if (letters) {
        const quality = type === "circumflex" ? letters[letters.length - 1] : type === "tone" ? "" : key;
        if (quality && qualities.length < MOST_QUALITIES) qualities.push(quality);
        if (type === "tone" && tones.length < MOST_TONES) tones.push(key);
      }
    }
    at += character.length;
  }
  endWord();
  return found;
}

/** Splits a list before every element for which `starts` holds. */
function chunks(list, starts) {
  const parts = [];
  for (const each of list) {
    if (!parts.length || starts(each)) parts.push([]);
    parts[parts.length - 1].push(each);
  }
  return parts;
}

const wholeNumber = (digits) => digits.replace(/^0+(?=[0-9])/, "");
const within = (text, first, last) => /^[0-9]{1,4}$/.test(text) && Number(text) >= first && Number(text) <= last;

/** day/month/year and month/year, the first only with a day, neither without a valid year and month. */
function monthAndDay(year, month, day) {
  if (!within(year, 1900, 2100) || !within(month, 1, 12)) return [];
  const forms = [`${month}/${year}`];
  return within(day, 1, 31) ? [`${day}/${month}/${year}`, ...forms] : forms;
}

function date(parts) {
  if (parts.length !== 3) return null;
  const [first, month, last] = parts;
  const forms = first.length === 4 ? monthAndDay(first, month, last) : monthAndDay(last, month, first);
  return forms.length === 2 ? forms : null;
}

function decimal(groups) {
  const digits = groups.map((group) => group.letters), fraction = groups[groups.length - 1];
  const thousands = groups.slice(1, -1), mark = groups[1].gap;
  const told = thousands.length && fraction.gap !== mark
    && thousands.every((group) => group.gap === mark && group.letters.length === 3);
  return told ? `${digits.slice(0, -1).join("")}.${fraction.letters}` : digits.join(".");
}

function number(groups) {
  const digits = groups.map((group) => group.letters);
  const dotted = groups.slice(1).every((group) => group.gap === ".");
  const forms = dotted && date(digits.map(wholeNumber));
  if (forms) return forms;
  const whole = decimal(groups), isCode = whole === digits.join(".") && digits.length <= MOST_GROUPS;
  const shorter = isCode ? digits.slice(2).map((_, n) => digits.slice(0, n + 2).join(".")) : [];
  return [whole, ...shorter.reverse(), ...thousands(groups)];
}

/** 1.234 may be a decimal, a code or 1234; 1,234 is a decimal here, but 1,234,567 is none. */
function thousands(groups) {
  const [{ letters: first }, ...rest] = groups, [{ gap }] = rest;
  const grouped = /^[1-9][0-9]{0,2}$/.test(first) && (gap === "." || rest.length > 1) && rest.every((group) => group.gap === gap && group.letters.length === 3);
  return grouped ? [groups.map((group) => group.letters).join("")] : [];
}

function single({ letters, marks, script, gap, start, end }) {
  const item = { text: letters, kind: "code", joined: gap === "space" || gap === "-", start, end, plain: letters };
  if (script === "digits") return { ...item, kind: "number", text: wholeNumber(letters) };
  return script === "mixed" ? item
    : { ...item, kind: "word", marks, text: letters.replace(/^(qu|[hklmst])y$/, "$1i") };
}

/** The parts of a chain, then the chain as a whole. `within` names the item that says it more exactly; `spare` tells
 * whether a query may fall back on this one where that is unknown: 431/BC-UBND on 431, never on every BC. */
function code(chain) {
  const coded = (forms, part) => {
    const shape = { kind: "code", joined: false, start: part[0].start, end: part[part.length - 1].end };
    const items = forms.map((text) => ({ ...shape, text: text.slice(0, LONGEST) }));
    for (const shorter of items.slice(1)) Object.assign(shorter, { within: items[0], spare: !shorter.text.includes(".") });
    return items;
  };
  const segments = chunks(chain, (word) => word.gap === "/" || word.gap === "-");
  const isNumber = (part) => part.length > 1 && part.every((word) => word.script === "digits");
  const items = segments.flatMap((part) => isNumber(part) ? coded(number(part), part) : part.map(single));
  if (segments.length === 1) return items;
  const parts = segments.map((part) => isNumber(part) ? decimal(part)
    : part.length === 1 && part[0].script === "digits" ? wholeNumber(part[0].letters)
    : part.map((word) => word.letters).join("."));
  const day = date(parts), whole = coded(day || [parts.join("/")], chain), numbered = /^[0-9.]+$/.test(parts[0]);
  for (const item of items.filter((each) => !each.within)) {
    Object.assign(item, { within: whole[0], spare: !day && !(numbered && item.kind === "word") });
  }
  return [...items, ...whole];
}

/** What a text consists of: words, numbers and codes with their index terms and their places in the text. */
function analyse(text) {
  const items = chunks(words(text), (word) => !/^[.,/-]$/.test(word.gap)).flatMap((chain) =>
    chain.length === 1 || chain.every((word) => word.script === "letters") ? chain.map(single) : code(chain));
  for (const item of items) item.token = item.kind === "word" ? `${item.text}!${item.marks}` : item.text;
  return items;
}

const paired = (before, item) => Boolean(before) && item.joined && before.kind === "word" && item.kind !== "code";

function spokenDate(items, at) {
  const [day, monthWord, month, yearWord, year] = [4, 3, 2, 1, 0].map((back) => items[at - back]);
  if (!monthWord || monthWord.text !== "thang" || yearWord.text !== "nam") return [];
  if (!month.joined || !yearWord.joined || !year.joined) return [];
  return monthAndDay(year.text, month.text, day && monthWord.joined ? day.text : "");
}

/** The items of a query with a spoken date as one, of which its words are the parts: "ngày 30 tháng 8 năm 2021". */
function dated(items) {
  return items.flatMap((item, at) => {
    const [text] = item.joined ? spokenDate(items, at) : [];
    if (!text) return [item];
    const first = at - (text.split("/").length === 3 ? 4 : 2), before = items[first - 1];
    const whole = { text, token: text, kind: "code", joined: false, start: items[first].start, end: item.end };
    for (const word of items.slice(first, at + 1)) Object.assign(word, { within: whole, spare: true });
    if (before && before.text === "ngay") Object.assign(before, { within: whole, spare: true });
    return [item, whole];
  });
}

/** What a word typed as Telex keys is without them: chuwx is chu. */
function withoutKeys(letters) {
  const plain = letters.replace(/([a-z]+)[sfrxj]$/, "$1").replace(/w/g, "").replace(/aa|ee|oo|dd/g, (pair) => pair[0]);
  return plain.replace(/^(qu|[hklmst])y$/, "$1i");
}

/** The index terms of a text, as src/search/analysis gives them. */
function tokens(text) {
  const items = analyse(text);
  return items.flatMap((item, at) => [
    item.token,
    ...(paired(items[at - 1], item) ? [`${items[at - 1].text}_${item.text}`] : []),
    ...(item.joined ? spokenDate(items, at) : []),
  ]);
}

// ---- Words for one matter -------------------------------------------------------------------------------------

/** Whether items of a query are a phrase; marks count only where the query has them. */
function standsAt(items, at, phrase) {
  return at + phrase.length <= items.length && phrase.every((wanted, n) => {
    const item = items[at + n];
    return !item.within && item.kind === wanted.kind && item.text === wanted.text
      && (!item.marks || item.marks === wanted.marks) && (n === 0 || item.joined || !wanted.joined);
  });
}

/** The same for words that go: a single syllable without marks may be another word, so its marks must be the same. */
const droppedAt = (items, at, phrase) =>
  standsAt(items, at, phrase) && (phrase.length > 1 || (items[at].marks || "") === (phrase[0].marks || ""));

/** Abbreviations, thesaurus and words that say nothing, ready to be found in a query. */
class Meaning {
  constructor({ groups, drop }) {
    this.phrases = new Map();
    this.drop = new Map();
    const file = (map, phrase, value) => {
      if (!phrase.length) return;
      if (!map.has(phrase[0].text)) map.set(phrase[0].text, []);
      map.get(phrase[0].text).push({ phrase, ...value });
    };
    for (const phrase of drop) file(this.drop, analyse(phrase), {});
    groups.forEach(({ weight, from, to }) => {
      // most phrases are never asked for: they are analysed when they are
      const found = to.map((text) => ({ text, weight, get items() { return analyse(text); } }));
      // what a query drops is missing from the phrases, too: "cán bộ bị phạt" is asked for as "cán bộ phạt"
      from.forEach((text) => file(this.phrases, this.kept(analyse(text)), { found: found.filter((other) => other.text !== text) }));
    });
  }

  longest(map, items, at, stands = standsAt) {
    const all = (map.get(items[at].text) || []).filter(({ phrase }) => stands(items, at, phrase));
    const length = all.reduce((most, { phrase }) => Math.max(most, phrase.length), 0);
    return { length, all: all.filter(({ phrase }) => phrase.length === length) };
  }

  /** The items without what says nothing, unless nothing would be left. */
  kept(items) {
    const left = [];
    let gone = false;
    for (let at = 0; at < items.length;) {
      const { length } = this.longest(this.drop, items, at, droppedAt);
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
      const { length, all } = this.longest(this.phrases, items, at);
      const best = new Map();
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

// ---- Engine -------------------------------------------------------------------------------------------------

const K1 = 1.2, PAIR = 0.7;
/** How much more the name of a place and a code weigh than other words as rare: a topic is asked for there, and not
 * the same topic elsewhere. A pair is a name if a unit that ranks so high has it in its title. */
const PLACE = 2.2, PLACE_RANK = 50, CODE = 2;
const OTHER_MARKS = 1 / 3, COMPLETED = 0.5, MISTYPED = 0.4, TYPED_KEYS = 0.9;
/** A hit carries at least this share of what the best one carries of the query, and this share of the whole query:
 * where nothing answers it, common words alone are no answer. */
const LEAST_SHARE = 0.45, LEAST_ASKED = 0.35;
/** Other words for a stretch of the query count from this share of theirs on; of their missing weight this part is
 * missing from the share of the query that they answer. */
const LEAST_ALTERNATIVE = 0.6, ALTERNATIVE_SHARE = 0.3;
/** Scores that differ by less are equal: the logarithms of two languages differ in the last digit. */
const TIE = 1e-9;
const LONGEST_QUERY = 300, MOST_ITEMS = 24, MOST_TERMS = 200, MOST_ALTERNATIVES = 12, MOST_SHARDS = 6;
/** On a site with more entries than this, a query whose pairs give enough hits does not ask for single syllables. */
const LARGE = 8192;
/** Hits with every word of the query that end the search for more of them: what the first page shows. */
const ENOUGH = 10;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
const digit = new Map([...DIGITS].map((character, value) => [character, value]));
const LEVEL_WEIGHTS = Array.from({ length: 66 }, (_, level) => Math.round(2 ** ((level - 25) / 8) * 100) / 100);

/** Whether one slip of the finger (wrong, missing, extra or swapped letter) lies between two words. */
function oneSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0, tail = 0;
  while (head < a.length && a[head] === b[head]) head += 1;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const left = a.slice(head, a.length - tail), right = b.slice(head, b.length - tail);
  return Math.max(left.length, right.length) <= 1
    || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]);
}

/** The syllables of a manifest with how common they are. */
function unpacked(words) {
  const known = new Map();
  let word = "";
  for (const [, shared, rest, common] of words.matchAll(/([0-9])([^0-9A-Z]*)([A-Z])/gu)) {
    word = [...word].slice(0, Number(shared)).join("") + rest;
    known.set(word, common.charCodeAt(0) - 65);
  }
  return known;
}

/** The last place in an ascending list whose value is at most `value`; 0 if there is none. */
function placeOf(list, value) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= value) low = middle + 1; else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Entries with what a part of the query weighs in them, and what the shards left out. */
class Found {
  constructor() { this.hits = new Map(); this.rests = []; this.rest = 0; this.size = 0; }
  add(id, weight, title) {
    const hit = this.hits.get(id);
    if (!hit) this.hits.set(id, { weight, title });
    else { hit.weight += weight; if (title) hit.title = title; }
  }
}

/** Sums over entries; `ids` are those that have any. */
class Sums {
  constructor(count) {
    this.ids = [];
    this.score = new Float64Array(count);
    this.share = new Float64Array(count);
    this.titled = new Float64Array(count);
    this.title = new Float64Array(count);
  }
  add(found, worth) {
    for (const [id, { weight, title }] of found.hits) {
      this.touch(id);
      this.score[id] += (worth * weight * (K1 + 1)) / (weight + K1);
      this.share[id] += worth;
      if (title) { this.titled[id] += 1; this.title[id] = title; }
    }
  }
  touch(id) { if (!this.share[id]) this.ids.push(id); }
  clear() {
    for (const id of this.ids) this.score[id] = this.share[id] = this.titled[id] = this.title[id] = 0;
    this.ids = [];
  }
}

/** Answers queries. `load(name, version)` resolves to `{ build, data }` of one script below search/. */
class Engine {
  constructor(load) { this.load = load; this.opened = null; this.parts = new Map(); }

  async open(fresh) {
    const [{ build, data }, meaning] = await Promise.all([this.load("manifest", fresh ? `t${Date.now()}` : ""),
      this.load("meaning", fresh ? `t${Date.now()}` : "")]);
    this.parts.clear();
    this.build = build;
    this.manifest = data;
    this.meaning = new Meaning(meaning.data);
    this.known = unpacked(data.words);
    this.average = Math.max(1, data.lengths[0] / Math.max(1, data.count));
    this.starts = data.chunks.map(([first]) => first);
    this.runs = data.runs.map(([first]) => first);
    this.columns = null;
    this.titleLengths = new Map();
  }

  /** Runs `work` on an open index, once more on a fresh manifest if the files turn out to be of two builds. */
  async using(work) {
    this.opened = this.opened || this.open(false);
    try {
      await this.opened;
      return await work();
    } catch (error) {
      this.opened = error.stale ? this.open(true) : null;
      if (!error.stale) throw error;
      await this.opened;
      return work();
    }
  }

  /** Loads what every query needs. */
  warm() { return this.using(async () => {}); }

  /** One file of the index, loaded once. */
  part(name, stamp = this.build) {
    if (!this.parts.has(name)) {
      const part = this.load(name, stamp).then(({ build, data }) => {
        if (build !== stamp) throw Object.assign(new Error(`search: ${name} is of another build`), { stale: true });
        return data;
      });
      part.catch(() => this.parts.delete(name));
      this.parts.set(name, part);
    }
    return this.parts.get(name);
  }

  /** The entries below a term or, with `all`, below every term that begins with it; `accept` weighs terms. */
  async collect(into, prefix, all, accept) {
    const { terms: starts, boosts, fields } = this.manifest;
    const first = placeOf(starts, prefix);
    let last = first;
    while (all && last + 1 < starts.length && last - first < MOST_SHARDS && starts[last + 1].startsWith(prefix)) last += 1;
    const numbers = [];
    for (let n = first; n <= last; n += 1) numbers.push(n);
    const shards = await Promise.all(numbers.map((n) => this.part(`terms-${n}`)));
    shards.forEach((shard, n) => {
      const rested = new Set();
      fields.forEach((field, f) => {
        let node = shard.index[field].root, left = MOST_TERMS;
        for (const letter of prefix) node = node && own(node, letter) ? node[letter] : null;
        const walk = (here, term) => {
          const weight = here.df > 0 ? accept(term) : 0;
          if (weight > 0 && left > 0) {
            left -= 1;
            this.add(into, here.docs, weight * boosts[f], f);
            if (shard.more && own(shard.more, term) && !rested.has(term)) {
              rested.add(term);
              into.rests.push({ shard: numbers[n], term, weight, counts: shard.more[term].slice() });
            }
          }
          if (all && left > 0) for (const key of Object.keys(here).sort()) if (key.length === 1) walk(here[key], term + key);
        };
        if (node) walk(node, prefix);
      });
    });
  }

  add(into, docs, weight, f) {
    for (const reference of Object.keys(docs)) {
      const { tf } = docs[reference];
      into.add(Number(reference), weight * tf, f === 0 ? this.titleLength(tf) : 0);
    }
  }

  /** How many terms a title has in which one of them weighs so much. */
  titleLength(weight) {
    let length = this.titleLengths.get(weight);
    if (!length) this.titleLengths.set(weight, length = this.computedLength(weight));
    return length;
  }

  computedLength(weight) {
    const { b } = this.manifest;
    return Math.max(1, Math.round(((1 / weight - (1 - b)) * this.average) / b));
  }

  /** Adds what the shards left out: everything, or only among the entries of some segments. */
  async complete(found, segments) {
    for (const { shard, term, weight, counts } of found.rests) {
      for (const [s, left] of counts.entries()) {
        if (!left || (segments && !segments.has(s))) continue;
        counts[s] = 0;
        const packed = (await this.part(`more-${shard}-${s}`))[term];
        let id = s * this.manifest.segment, at = 0;
        while (at < packed.length) {
          let gap = 0, scale = 1, value = digit.get(packed[at]);
          for (; value >= 32; value = digit.get(packed[at])) { gap += (value - 32) * scale; scale *= 32; at += 1; }
          gap += value * scale;
          id += Math.floor(gap / 2);
          const total = LEVEL_WEIGHTS[digit.get(packed[at + 1])];
          at += 2;
          let title = 0;
          if (gap % 2) { title = this.titleLength(LEVEL_WEIGHTS[digit.get(packed[at])]); at += 1; }
          found.add(id, weight * total, title);
        }
      }
    }
  }

  /** What a word of the query may stand for, as bare syllables with weights. Only the last word may be unfinished,
   * and once the query is sent only if it is no word as it stands; other unknown words are mistyped. */
  readings(item, open, last) {
    const found = this.known.has(item.text) ? [{ text: item.text, weight: 1 }] : [];
    const large = this.manifest.count > LARGE;
    const common = (words) => words.sort((a, b) => this.known.get(b) - this.known.get(a) || (a < b ? -1 : 1));
    const matching = (test) => common([...this.known.keys()].filter((word) => word !== item.text && test(word)));
    if ((open || (last && !found.length)) && item.plain.length > 1) {
      const longer = matching((word) => word.startsWith(item.plain) || word.startsWith(item.text));
      for (const text of longer.slice(0, large ? 6 : 30)) found.push({ text, weight: COMPLETED });
    }
    const keyed = found.length ? "" : withoutKeys(item.plain);
    if (keyed && keyed !== item.text && this.known.has(keyed)) found.push({ text: keyed, weight: TYPED_KEYS });
    if (!found.length && item.text.length > 2) {
      for (const text of matching((word) => oneSlip(item.text, word)).slice(0, large ? 4 : 8)) {
        found.push({ text, weight: MISTYPED, slip: true });
      }
    }
    return found;
  }

  /** Known syllables that are near the words of a query which are not known. */
  nearest(query) {
    return this.using(async () => analyse(String(query).slice(0, LONGEST_QUERY)).slice(0, MOST_ITEMS)
      .filter((item) => item.kind === "word" && !this.known.has(item.text))
      .flatMap((item) => this.readings(item, false, true).map(({ text }) => text)).slice(0, 8));
  }

  /** Ranks all entries for a query. `typing` completes the last word; `kinds` and `filters` narrow the hits down. */
  search(query, { typing = false, kinds = null, filters = {}, sort = "relevance" } = {}) {
    const wanted = kinds ? { ...filters, kind: kinds } : { ...filters };
    return this.using(() => this.answer(String(query).slice(0, LONGEST_QUERY), typing, wanted, sort));
  }

  /** The parts that a phrase asks for: single items, and pairs of neighbours. */
  async shape(items, typing, length) {
    for (const item of items) {
      item.last = item.end === items[items.length - 1].end;
      item.open = typing && item.last && item.end === length;
      item.readings = item.kind === "word" ? this.readings(item, item.open, item.last)
        : [{ text: item.text, weight: 1 }];
    }
    for (const whole of new Set(items.map((item) => item.within))) {
      if (whole) whole.found = (await this.unit(whole)).hits.size > 0;
    }
    // a whole that is nowhere leaves the asking to its parts, if they may
    const asks = (item) => item.within ? item.spare && !item.within.found
      : item.found !== false || !items.some((other) => other.within === item && other.spare);
    const parts = [], seen = new Set();
    items.forEach((item, at) => {
      if (!asks(item)) return;
      const before = items[at - 1];
      if (paired(before, item) && asks(before) && !seen.has(`${before.token} ${item.token}`)) {
        seen.add(`${before.token} ${item.token}`);
        parts.push({ pair: [before, item], from: at - 1, to: at, worth: PAIR });
      }
      if (!seen.has(item.token)) { seen.add(item.token); parts.push({ item, from: at, to: at, worth: 1 }); }
    });
    return parts;
  }

  /** Loads the entries of a part, once. */
  async fill(part) {
    if (part.found) return;
    const { count } = this.manifest;
    part.found = part.pair ? await this.pair(part.pair) : await this.unit(part.item);
    const left = part.found.rests.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0);
    part.size = Math.min(count, part.found.hits.size + left);
    const kind = part.pair ? (this.isPlace(part.found) ? PLACE : 1) : part.item.kind === "code" ? CODE : 1;
    part.value = part.worth * kind * Math.log(1 + (count - part.size + 0.5) / (part.size + 0.5));
  }

  isPlace({ hits }) {
    for (const [id, { title }] of hits) if (title && this.kindOf(id) === "unit" && this.rankOf(id) >= PLACE_RANK) return true;
    return false;
  }

  /** Loads a phrase: its pairs and numbers first, and on a large site single syllables only where no pair has them. */
  async phrase(parts) {
    const large = this.manifest.count > LARGE;
    const late = (part) => large && part.item && part.item.kind === "word";
    await Promise.all(parts.filter((part) => !late(part)).map((part) => this.fill(part)));
    const covered = new Set(parts.filter((part) => part.pair && part.found.hits.size).flatMap(({ from, to }) => [from, to]));
    await Promise.all(parts.filter((part) => late(part) && !covered.has(part.from)).map((part) => this.fill(part)));
  }

  async answer(query, typing, filters, sort) {
    const { count } = this.manifest;
    const all = dated(analyse(query).slice(0, MOST_ITEMS)), items = this.meaning.kept(all);
    const parts = await this.shape(items, typing, query.length);
    const groups = this.meaning.groups(items);
    const others = groups.flatMap(({ alternatives }) => alternatives);
    for (const other of others) {
      other.parts = await this.shape(other.items.map((item) => ({ ...item })), false, -1);
    }
    const shapes = [parts, ...others.map((other) => other.parts)];
    await Promise.all(shapes.map((shape) => this.phrase(shape)));
    const allowed = await this.allows(filters);
    const loaded = () => shapes.flat().filter((part) => part.found);
    const cut = () => loaded().some(({ found }) => found.rests.some(({ counts }) => counts.some(Boolean)));
    const more = async (everywhere) => {
      const whole = loaded().filter(({ found }) => !found.rests.length && found.hits.size);
      const near = everywhere || !whole.length ? null : new Set(whole.flatMap(({ found }) =>
        [...found.hits.keys()].map((id) => Math.floor(id / this.manifest.segment))));
      for (const { found } of loaded()) await this.complete(found, near);
    };
    const full = () => this.full(parts, groups, items.length, allowed) >= ENOUGH;
    if (sort !== "relevance") await more(true);
    else if (!full()) {
      if (cut()) await more(false);
      if (!full() && parts.some((part) => !part.found)) {
        await Promise.all(parts.map((part) => this.fill(part)));
        if (!full() && cut()) await more(false);
      }
    }
    const ranked = this.weigh(parts, groups, allowed);
    await this.arrange(ranked, sort);
    const units = parts.filter(({ item }) => item).map(({ item }) => item);
    const slipped = units.filter((item) => item.readings.some((reading) => reading.slip));
    return { ids: ranked.map(({ id }) => id), scores: ranked.map(({ score }) => score), total: ranked.length,
      exact: !cut(), slips: slipped.map((item) => item.plain), suggestion: corrected(query, slipped),
      ...wording([...units, ...others.flatMap((other) => other.parts.flatMap(({ item }) => item || []))]) };
  }

  /** Each item of the query that an entry holds is one bit; the number of entries that hold all. */
  full(parts, groups, length, allowed) {
    const held = new Map(), all = 2 ** length - 1;
    const mark = (id, bits) => held.set(id, held.get(id) | bits);
    let asked = 0;
    for (const { found, from, to } of parts) {
      asked |= (1 << from) | (1 << to);
      if (found) for (const id of found.hits.keys()) mark(id, (1 << from) | (1 << to));
    }
    for (const { from, to, alternatives } of groups) {
      const bits = ((1 << (to - from)) - 1) << from;
      for (const other of alternatives) {
        const filled = other.parts.filter((part) => part.found);
        const least = filled.reduce((a, b) => (b.found.hits.size < a.found.hits.size ? b : a), filled[0]);
        if (!least) continue;
        for (const id of least.found.hits.keys()) if (filled.every((part) => part.found.hits.has(id))) mark(id, bits);
      }
    }
    let enough = 0;
    for (const [id, bits] of held) if ((bits & asked & all) === asked && allowed(id)) enough += 1;
    return enough;
  }

  /** The scores of all entries that carry enough of the query. */
  weigh(parts, groups, allowed) {
    const { count } = this.manifest;
    const sums = new Sums(count), within = ({ from, to }) => groups.find((group) => from >= group.from && to < group.to);
    const filled = parts.filter((part) => part.found);
    let asked = 0;
    for (const part of filled) {
      if (within(part)) continue;
      asked += part.value;
      sums.add(part.found, part.value);
    }
    const best = groups.length ? new Sums(count) : null, own = groups.length ? new Sums(count) : null;
    for (const group of groups) {
      best.clear();
      const direct = filled.filter((part) => within(part) === group);
      const heard = direct.some((part) => part.found.hits.size);
      const values = group.alternatives.map((other) =>
        other.parts.reduce((sum, part) => sum + (part.found ? part.value : 0), 0));
      const value = heard ? direct.reduce((sum, part) => sum + part.value, 0) : Math.max(...values);
      asked += value;
      for (const part of direct) best.add(part.found, part.value);
      group.alternatives.forEach((other, n) => {
        own.clear();
        for (const part of other.parts) if (part.found) own.add(part.found, part.value);
        for (const id of own.ids) {
          const cover = own.share[id] / values[n];
          if (!(cover >= LEAST_ALTERNATIVE)) continue;
          const score = (other.weight * own.score[id] * value * cover * cover) / values[n];
          const share = value * cover * cover * (1 - (1 - other.weight) * ALTERNATIVE_SHARE);
          best.touch(id);
          if (share > best.share[id]) best.share[id] = share;
          if (score > best.score[id] + TIE) {
            best.score[id] = score;
            best.titled[id] = own.titled[id] * other.weight;
            if (own.title[id]) best.title[id] = own.title[id];
          }
        }
      });
      for (const id of best.ids) {
        sums.touch(id);
        sums.score[id] += best.score[id];
        sums.share[id] += best.share[id];
        sums.titled[id] += best.titled[id];
        if (best.title[id]) sums.title[id] = best.title[id];
      }
    }
    let most = 0;
    const ranked = [];
    for (const id of sums.ids) {
      if (sums.share[id] > 0 && allowed(id)) { most = Math.max(most, sums.share[id]); ranked.push({ id, score: 0 }); }
    }
    const least = Math.max(most * LEAST_SHARE, asked * LEAST_ASKED), kept = ranked.filter(({ id }) => sums.share[id] >= least);
    for (const hit of kept) {
      const { id } = hit, titled = sums.title[id] ? Math.min(1, sums.titled[id] / sums.title[id]) : 0;
      const score = sums.score[id] * (sums.share[id] / asked) ** 2 * (1 + titled / 2) * (1 + this.rankOf(id) / 100);
      hit.score = Math.round(score * 1e6) / 1e6; // the logarithms of two languages differ in the last digit
    }
    return kept.sort((a, b) => b.score - a.score || this.rankOf(b.id) - this.rankOf(a.id) || a.id - b.id);
  }

  rankOf(id) { return this.manifest.runs[placeOf(this.runs, id)][2]; }
  kindOf(id) { return this.manifest.kinds[this.manifest.runs[placeOf(this.runs, id)][1]]; }

  // ---- Facets ----

  /** What narrows hits down, loaded when it is first needed. */
  async facts() {
    if (!this.columns) {
      const columns = await this.part("columns");
      this.columns = {};
      for (const name of Object.keys(columns)) {
        const { values, sets, codes } = columns[name], all = sets || values;
        let width = 1;
        while (64 ** width < all.length) width += 1;
        const code = (id) => {
          let number = 0;
          for (let n = id * width; n < (id + 1) * width; n += 1) number = number * 64 + digit.get(codes[n]);
          return number;
        };
        this.columns[name] = sets ? (id) => sets[code(id)].map((n) => values[n])
          : (id) => { const value = values[code(id)]; return value === "" ? [] : [value]; };
      }
      this.columns.kind = (id) => [this.kindOf(id)];
    }
    return this.columns;
  }

  /** Whether an entry passes the filters. */
  async allows(filters) {
    const wanted = Object.keys(filters).filter((name) => FACETS.includes(name) && filters[name] && filters[name].length);
    const { from, to } = filters;
    if (!wanted.length && !from && !to) return () => true;
    if (wanted.length === 1 && wanted[0] === "kind" && !from && !to) return (id) => filters.kind.includes(this.kindOf(id));
    const columns = await this.facts();
    const sets = wanted.map((name) => [columns[name], new Set(filters[name].map(String))]);
    return (id) => {
      if (!sets.every(([values, set]) => values(id).some((value) => set.has(value)))) return false;
      if (!from && !to) return true;
      const [day] = columns.date(id);
      // an entry of which only the month or the year is known lies within a span that touches it
      return Boolean(day) && (!from || day >= String(from).slice(0, day.length)) && (!to || day <= String(to).slice(0, day.length));
    };
  }

  /** How many of the hits have each value of each facet. */
  counts({ ids }) {
    return this.using(async () => {
      const columns = await this.facts(), counts = {};
      for (const name of FACETS) {
        const sums = new Map();
        for (const id of ids) for (const value of columns[name](id)) sums.set(value, (sums.get(value) || 0) + 1);
        counts[name] = Object.fromEntries([...sums].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
      }
      return counts;
    });
  }

  /** Sorts hits by date, newest first, or by points lost, most first; what has none comes last. */
  async arrange(ranked, sort) {
    if (sort !== "date" && sort !== "points") return;
    const columns = await this.facts();
    const value = sort === "date" ? (id) => columns.date(id)[0] || "" : (id) => columns.lost(id)[0] || "";
    const before = sort === "date" ? (a, b) => (a < b ? 1 : a > b ? -1 : 0) : (a, b) => Number(b) - Number(a);
    const keys = new Map(ranked.map(({ id }) => [id, value(id)]));
    ranked.sort((a, b) => {
      const x = keys.get(a.id), y = keys.get(b.id);
      if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1) || b.score - a.score || a.id - b.id;
      return before(x, y) || b.score - a.score || a.id - b.id;
    });
  }

  async unit(item) {
    const found = new Found();
    if (item.kind === "word") {
      for (const { text, weight } of item.readings) {
        await this.collect(found, `${text}!`, true, (term) =>
          !item.marks || term === `${text}!${item.marks}` ? weight : weight * OTHER_MARKS);
      }
    } else {
      await this.collect(found, item.text, false, () => 1);
      const longer = (term) => term === item.text ? 0 : COMPLETED;
      // 431/BC is the beginning of 431/BC-UBND wherever it stands; 20 is a year only as long as nothing follows.
      if (item.open || (!found.hits.size && (item.last || item.text.includes("/")))) await this.collect(found, item.text, true, longer);
    }
    return found;
  }

  async pair([before, item]) {
    const found = new Found(), readings = item.readings.slice(0, 8);
    for (const a of before.readings.slice(0, 8)) {
      for (const b of readings) {
        await this.collect(found, `${a.text}_${b.text}`, false, () => Math.min(a.weight, b.weight));
      }
      if (item.open) {
        const done = new Set(readings.map(({ text }) => text));
        await this.collect(found, `${a.text}_${item.plain}`, true, (term) => done.has(term.split("_")[1]) ? 0 : COMPLETED);
      }
    }
    return found;
  }

  /** What the results of these entries show. */
  rows(ids) {
    return this.using(() => Promise.all(ids.map(async (id) => {
      const { chunks, block } = this.manifest, chunk = placeOf(this.starts, id), [first, stamp] = chunks[chunk];
      const number = Math.floor((id - first) / block);
      const [url, title, place, year, status, points, text] =
        (await this.part(`texts-${chunk}-${number}`, stamp))[id - first - number * block];
      return { id, url, title, place, year, status, points, text, kind: this.kindOf(id) };
    })));
  }
}

const FACETS = ["kind", "year", "unit", "domain", "status", "loss"];

/** The query with its mistyped words put right; null if there is none. */
function corrected(query, slipped) {
  if (!slipped.length) return null;
  let text = "", at = 0;
  for (const { start, end, readings } of [...slipped].sort((a, b) => a.start - b.start)) {
    text += query.slice(at, start) + readings[0].text;
    at = end;
  }
  return text + query.slice(at);
}

// ---- Highlights ---------------------------------------------------------------------------------------------

/** What answers a query, as plain data that a worker can send, and as a test of items. */
function wording(units) {
  const words = { texts: [...new Set(units.flatMap((unit) => unit.readings.map(({ text }) => text)))],
    open: units.filter((unit) => unit.open).map((unit) => unit.text) };
  return { words, matches: matcher(words) };
}

function matcher({ texts, open }) {
  const known = new Set(texts);
  return (item) => known.has(item.text) || (item.kind !== "word" && open.some((start) => item.text.startsWith(start)));
}

/** The places of a text that answer the query, as [start, end] pairs; neighbours become one. */
function spans(text, matches) {
  const found = [];
  for (const { start, end } of analyse(text).filter(matches).sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found[found.length - 1];
    if (last && (start <= last[1] || /^\s*$/.test(text.slice(last[1], start)))) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
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

globalThis.minhbachSearch = { analyse, tokens, Engine, matcher, spans, excerpt };
})();
