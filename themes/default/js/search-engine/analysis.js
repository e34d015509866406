/* The analysis of text, twin of src/search/analysis, where the specification and its reasons are written; the two are
 * held together by tests/search/vectors.json. One of the parts that make the search engine: they are joined into one
 * script, run in any order, and meet in the object minhbachSearch. */
(() => {
"use strict";
const search = globalThis.minhbachSearch = globalThis.minhbachSearch || {};

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
Object.assign(search, { analyse, tokens, dated, paired, withoutKeys, within });
})();
