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
      if (type === "space" || type === "joiner" || type === "break") {
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
  return [whole, ...shorter.reverse()];
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
    for (const shorter of items.slice(1)) Object.assign(shorter, { within: items[0], spare: shorter.text.includes("/") });
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

/** The index terms of a text, as src/search/analysis gives them. */
function tokens(text) {
  const items = analyse(text);
  return items.flatMap((item, at) => [
    item.token,
    ...(paired(items[at - 1], item) ? [`${items[at - 1].text}_${item.text}`] : []),
    ...(item.joined ? spokenDate(items, at) : []),
  ]);
}

// ---- Engine -------------------------------------------------------------------------------------------------

const BOOSTS = [3, 2, 1, 0.7]; // title, place, text, source
const K1 = 1.2, B = 0.6, PAIR = 0.7;
const OTHER_MARKS = 1 / 3, COMPLETED = 0.5, MISTYPED = 0.4;
/** A hit carries at least this share of what the best one carries of the query. */
const LEAST_SHARE = 0.6;
const LONGEST_QUERY = 300, MOST_ITEMS = 24, MOST_TERMS = 200;

const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
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

/** Answers queries. `load(name, version)` resolves to `{ build, data }` of one script below search/. */
class Engine {
  constructor(load) { this.load = load; this.opened = null; }

  async open(fresh) {
    const { build, data } = await this.load("manifest", fresh ? `t${Date.now()}` : "");
    this.build = build;
    this.manifest = data;
    this.words = data.words ? data.words.split(" ") : [];
    this.known = new Set(this.words);
    this.averages = data.lengths.map((total) => Math.max(1, total / Math.max(1, data.count)));
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

  async part(name) {
    const { build, data } = await this.load(name, this.build);
    if (build !== this.build) throw Object.assign(new Error(`search: ${name} is of another build`), { stale: true });
    return data;
  }

  /** The entries below a term or, with `all`, below every term that begins with it; `accept` weighs terms. */
  async collect(into, prefix, all, accept) {
    const starts = this.manifest.terms;
    let first = 0;
    while (first + 1 < starts.length && starts[first + 1] <= prefix) first += 1;
    let last = first;
    while (all && last + 1 < starts.length && starts[last + 1].startsWith(prefix)) last += 1;
    const names = [];
    for (let n = first; n <= last; n += 1) names.push(`terms-${n}`);
    for (const shard of await Promise.all(names.map((name) => this.part(name)))) {
      this.manifest.fields.forEach((field, f) => {
        let node = shard.index[field].root, left = MOST_TERMS;
        for (const letter of prefix) node = node && own(node, letter) ? node[letter] : null;
        const walk = (here, term) => {
          const weight = here.df > 0 ? accept(term) : 0;
          if (weight > 0 && left > 0) { left -= 1; this.add(into, here.docs, weight, f, field, shard.documentStore); }
          if (all && left > 0) for (const key of Object.keys(here)) if (key.length === 1) walk(here[key], term + key);
        };
        if (node) walk(node, prefix);
      });
    }
  }

  add(into, docs, weight, f, field, store) {
    for (const reference of Object.keys(docs)) {
      const length = store.docInfo[reference][field], times = docs[reference].tf ** 2;
      const hit = into.get(reference) || { weight: 0, title: 0 };
      hit.weight += (weight * BOOSTS[f] * times) / (1 - B + (B * length) / this.averages[f]);
      if (f === 0) hit.title = length;
      into.set(reference, hit);
    }
  }

  /** What a word of the query may stand for, as bare syllables with weights. Only the last word may be unfinished,
   * and once the query is sent only if it is no word as it stands; other unknown words are mistyped. */
  readings(item, open, last) {
    const found = this.known.has(item.text) ? [{ text: item.text, weight: 1 }] : [];
    const begins = (word) => word.startsWith(item.plain) || word.startsWith(item.text);
    if (open || (last && !found.length)) {
      const longer = item.plain.length > 1 ? this.words.filter((word) => word !== item.text && begins(word)) : [];
      for (const text of longer.slice(0, 30)) found.push({ text, weight: COMPLETED });
    }
    if (!found.length && item.text.length > 2) {
      for (const text of this.words.filter((word) => oneSlip(item.text, word)).slice(0, 8)) {
        found.push({ text, weight: MISTYPED, slip: true });
      }
    }
    return found;
  }

  /** Ranks all entries for a query. `typing` completes the last word; `kinds` keeps only entries of these kinds. */
  search(query, { typing = false, kinds = null } = {}) {
    return this.using(() => this.rank(String(query).slice(0, LONGEST_QUERY), typing, kinds));
  }

  async rank(query, typing, kinds) {
    const { count, rank, kind, kinds: names } = this.manifest;
    const items = analyse(query).slice(0, MOST_ITEMS);
    const units = [], pairs = [], seen = new Set();
    for (const item of items) {
      item.last = item.end === items[items.length - 1].end;
      item.open = typing && item.last && item.end === query.length;
      item.readings = item.kind === "word" ? this.readings(item, item.open, item.last)
        : [{ text: item.text, weight: 1 }];
    }
    for (const whole of new Set(items.map((item) => item.within))) {
      if (whole) whole.found = (await this.unit(whole)).size > 0;
    }
    const asks = (item) => !item.within || (item.spare && !item.within.found);
    for (const [at, item] of items.entries()) {
      if (!asks(item)) continue;
      const before = items[at - 1];
      if (paired(before, item) && asks(before) && !seen.has(`${before.token} ${item.token}`)) {
        seen.add(`${before.token} ${item.token}`);
        pairs.push([before, item]);
      }
      if (!seen.has(item.token)) { seen.add(item.token); units.push(item); }
    }
    const hits = await Promise.all([...units.map((unit) => this.unit(unit)), ...pairs.map((pair) => this.pair(pair))]);

    const scores = new Map(), idf = (found) => Math.log(1 + (count - found + 0.5) / (found + 0.5));
    let asked = 0;
    hits.forEach((found, n) => {
      const worth = (n < units.length ? 1 : PAIR) * idf(found.size);
      asked += worth;
      for (const [reference, { weight, title }] of found) {
        const sum = scores.get(reference) || { score: 0, share: 0, titled: 0, title: 1 };
        sum.score += (worth * weight * (K1 + 1)) / (weight + K1);
        sum.share += worth;
        if (title) { sum.titled += 1; sum.title = title; }
        scores.set(reference, sum);
      }
    });
    let ranked = [...scores].map(([reference, sum]) => ({ id: Number(reference), sum }))
      .filter(({ id }) => !kinds || kinds.includes(names[kind[id]]));
    const best = ranked.reduce((most, { sum }) => Math.max(most, sum.share), 0);
    ranked = ranked.filter(({ sum }) => sum.share >= best * LEAST_SHARE);
    for (const hit of ranked) {
      const { score, share, titled, title } = hit.sum;
      hit.score = score * (share / asked) ** 2 * (1 + Math.min(1, titled / title) / 2) * (1 + rank[hit.id] / 100);
    }
    ranked.sort((a, b) => b.score - a.score || rank[b.id] - rank[a.id] || a.id - b.id);
    const slips = units.filter((unit) => unit.readings.some((reading) => reading.slip)).map((unit) => unit.plain);
    return { ids: ranked.map(({ id }) => id), slips, matches: matcher(units) };
  }

  async unit(item) {
    const found = new Map();
    if (item.kind === "word") {
      await Promise.all(item.readings.map(({ text, weight }) => this.collect(found, `${text}!`, true, (term) =>
        !item.marks || term === `${text}!${item.marks}` ? weight : weight * OTHER_MARKS)));
    } else {
      await this.collect(found, item.text, false, () => 1);
      const longer = (term) => term === item.text ? 0 : COMPLETED;
      // 431/BC is the beginning of 431/BC-UBND wherever it stands; 20 is a year only as long as nothing follows.
      if (item.open || (!found.size && (item.last || item.text.includes("/")))) await this.collect(found, item.text, true, longer);
    }
    return found;
  }

  async pair([before, item]) {
    const found = new Map(), jobs = [];
    for (const a of before.readings.slice(0, 8)) {
      for (const b of item.readings.slice(0, 8)) {
        jobs.push(this.collect(found, `${a.text}_${b.text}`, false, () => Math.min(a.weight, b.weight)));
      }
      if (item.open) {
        const prefix = `${a.text}_${item.plain}`, done = new Set(item.readings.slice(0, 8).map(({ text }) => text));
        jobs.push(this.collect(found, prefix, true, (term) => done.has(term.split("_")[1]) ? 0 : COMPLETED));
      }
    }
    await Promise.all(jobs);
    return found;
  }

  /** What the results of these entries show. */
  rows(ids) {
    return this.using(() => Promise.all(ids.map(async (id) => {
      const { texts: starts, kind, kinds } = this.manifest;
      let block = 0;
      while (block + 1 < starts.length && starts[block + 1] <= id) block += 1;
      const [url, title, place, year, status, points, text] = (await this.part(`texts-${block}`))[id - starts[block]];
      return { id, url, title, place, year, status, points, text, kind: kinds[kind[id]] };
    })));
  }
}

// ---- Highlights ---------------------------------------------------------------------------------------------

function matcher(units) {
  const texts = new Set(units.flatMap((unit) => unit.readings.map(({ text }) => text)));
  const open = units.filter((unit) => unit.open).map((unit) => unit.text);
  return (item) => texts.has(item.text) || (item.kind !== "word" && open.some((start) => item.text.startsWith(start)));
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

globalThis.minhbachSearch = { analyse, tokens, Engine, spans, excerpt };
})();
