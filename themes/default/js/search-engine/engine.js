/* Answers queries from the files of an index, twin of src/search/engine, where the reasons are written. */
(() => {
"use strict";
const search = globalThis.minhbachSearch = globalThis.minhbachSearch || {};

const PAIR = 0.7;
/** A word that is no topic weighs as if this share of all entries had it, and a pair with such a word, too. */
const LIGHT = 0.1, LIGHT_PAIR = 0.3;
/** How much more the name of a place and a code weigh than other words as rare: a topic is asked for there, and not
 * the same topic elsewhere. A pair is a name if a unit that ranks so high has it in its title. */
const PLACE = 2.2, PLACE_RANK = 50, CODE = 2;
const LONGEST_QUERY = 300, MOST_ITEMS = 24, MOST_NEAR = 8;
/** Hits with every word of the query that end the search for more of them: what the first page shows. */
const ENOUGH = 10;
/** Hits that a query is spelt by. */
const MOST_SPELT = 3;
/** Among so many hits suggestions look for units, and show so many of them first. */
const LOOKED_AT = 100, MOST_UNITS = 4;

/** Answers queries. `load(name, version)` resolves to { build, data } of one script below search/. */
class Engine {
  constructor(load) { this.store = new search.Store(load); }

  get manifest() { return this.store.manifest; }

  /** Loads what every query needs. */
  warm() { return this.store.using(async () => {}); }

  /** Known syllables that are near the words of a query which are none of Vietnamese: those that are one and stand nowhere
   * were meant as they are. */
  nearest(query) {
    return this.store.using(async () => search.analyse(String(query).slice(0, LONGEST_QUERY)).slice(0, MOST_ITEMS)
      .filter((item) => item.kind === "word" && !this.store.known.has(item.text) && !search.isSyllable(item.plain))
      .flatMap((item) => search.readings(this.store, item, false, true).map(({ text }) => text)).slice(0, MOST_NEAR));
  }

  /** Ranks all entries for a query. `typing` completes the last word; `kinds` and `filters` narrow the hits down. */
  search(query, { typing = false, kinds = null, filters = {}, sort = "relevance" } = {}) {
    const wanted = kinds ? { ...filters, kind: kinds } : { ...filters };
    return this.store.using(() => this.answer(String(query).slice(0, LONGEST_QUERY), typing, wanted, sort));
  }

  /** The rows to suggest while a query is typed, units among the best hits first: who types a name wants the place. */
  suggest(query, kinds, limit) {
    return this.store.using(async () => {
      const { ids, scores, words } = await this.answer(String(query).slice(0, LONGEST_QUERY), true, { kind: kinds }, "relevance");
      const best = ids.slice(0, LOOKED_AT), isUnit = (id, n) => this.store.kindOf(id) === "unit" && scores[n] >= scores[0] / 2;
      const units = best.filter(isUnit).slice(0, MOST_UNITS), others = best.filter((id) => !units.includes(id));
      return { rows: await this.rows([...units, ...others].slice(0, limit)), words };
    });
  }

  /** The nearest entries of some kinds to a query that nothing answers. */
  topics(query, kinds, limit) {
    return this.store.using(async () => {
      const text = String(query).slice(0, LONGEST_QUERY);
      const { ids } = await this.answer(text, false, { kind: kinds }, "relevance", true);
      return this.rows(ids.slice(0, limit));
    });
  }

  /** How many of some hits have each value of each facet. */
  counts(ids) { return this.store.using(() => search.counts(this.store, ids)); }

  /** What the results of these entries show. */
  rows(ids) { return this.store.using(() => Promise.all(ids.map((id) => this.store.row(id)))); }

  /** The parts that a phrase asks for: single items, and pairs of neighbours. */
  async shape(items, typing, length) {
    for (const item of items) {
      item.last = item.end === items[items.length - 1].end;
      item.open = typing && item.last && item.end === length;
      item.readings = item.kind === "word" ? search.readings(this.store, item, item.open, item.last)
        : [{ text: item.text, weight: 1 }];
    }
    for (const whole of new Set(items.map((item) => item.within))) {
      if (!whole) continue;
      whole.last = whole.end === items[items.length - 1].end; // it may lie behind the items that are asked for
      whole.found = (await search.unit(this.store, whole)).hits.size > 0;
    }
    // a whole that is nowhere leaves the asking to its parts, if they may
    // an item may be a copy; its parts name the one that was read
    const read = (item) => item.origin || item;
    const asks = (item) => item.within ? item.spare && !item.within.found
      : read(item).found !== false || !items.some((other) => other.within === read(item) && other.spare);
    const parts = [], seen = new Set();
    items.forEach((item, at) => {
      if (!asks(item)) return;
      const before = items[at - 1];
      if (search.paired(before, item) && asks(before) && !seen.has(`${before.token} ${item.token}`)) {
        seen.add(`${before.token} ${item.token}`);
        parts.push({ pair: [before, item], from: at - 1, to: at, worth: PAIR });
      }
      // one letter of a word that is still being typed says something only next to the word before it
      if (item.open && !item.readings.length && parts.length) return;
      if (!seen.has(item.token)) { seen.add(item.token); parts.push({ item, from: at, to: at, worth: 1 }); }
    });
    return parts;
  }

  /** Loads the entries of a part, once. */
  async fill(part) {
    if (part.found) return;
    const { count } = this.store;
    part.found = part.pair ? await search.pair(this.store, part.pair) : await search.unit(this.store, part.item);
    const size = Math.min(count, part.found.hits.size + part.found.left());
    part.place = Boolean(part.pair) && !this.store.meaning.isKind(part.pair) && this.isPlace(part.found);
    const kind = part.place ? PLACE : part.item && part.item.kind === "code" ? CODE : 1;
    const worth = (entries) => part.worth * kind * Math.log(1 + (count - entries + 0.5) / (entries + 0.5));
    const light = part.item ? part.item.light : part.pair.some((item) => item.light);
    part.value = worth(light ? Math.max(size, count * LIGHT) : size);
    // read as another word it may be, but what was asked for is nowhere; a pair with a word that is no topic may just as
    // well be nowhere
    if (light) part.asked = part.pair && !size ? worth(count * LIGHT_PAIR) : part.value;
    else part.asked = part.item && part.item.readings.some(({ word }) => word) ? worth(0) : part.value;
  }

  isPlace({ hits }) {
    for (const [id, { title }] of hits) {
      if (title && this.store.kindOf(id) === "unit" && this.store.rankOf(id) >= PLACE_RANK) return true;
    }
    return false;
  }

  /** Loads a phrase: its pairs and numbers first, and on a large site single syllables only where no pair has them. */
  async phrase(parts) {
    const late = (part) => this.store.large && part.item && part.item.kind === "word";
    await Promise.all(parts.filter((part) => !late(part)).map((part) => this.fill(part)));
    const covered = new Set(parts.filter((part) => part.pair && part.found.hits.size).flatMap(({ from, to }) => [from, to]));
    await Promise.all(parts.filter((part) => late(part) && !covered.has(part.from)).map((part) => this.fill(part)));
  }

  async answer(query, typing, filters, sort, loose = false) {
    const { meaning } = this.store, all = meaning.said(search.dated(search.analyse(query)));
    const items = meaning.kept(all).slice(0, MOST_ITEMS), name = meaning.name(all, query), wanted = meaning.wants(all);
    const parts = await this.shape(items, typing, query.length), groups = meaning.groups(items, this.store.known, this.store.large);
    // without marks any of them may be another word, and in a phrase that the theme knows each is one of it
    const marked = items.some(({ marks }) => marks), phrased = (at) => groups.some(({ taken }) => taken.size > 1 && taken.has(at));
    items.forEach((item, at) => { item.light = marked && meaning.light.has(item.token) && !phrased(at); });
    const others = groups.flatMap(({ alternatives }) => alternatives);
    for (const other of others) {
      const all = await this.shape(other.items.map((item) => ({ ...item, origin: item })), false, -1), last = other.items.length - 1;
      // on a large site every other pair of it tells enough: each lies in a file of its own
      other.parts = this.store.large ? all.filter(({ pair, from, to }) => !pair || from % 2 === 0 || to === last) : all;
    }
    const shapes = [parts, ...others.map((other) => other.parts)];
    await Promise.all(shapes.map((shape) => this.phrase(shape)));
    const allowed = await search.allows(this.store, filters);
    await this.load(shapes, groups, items.length, allowed, sort !== "relevance");
    // a place that is named in capitals and is nowhere here: nothing is about it
    const stands = ({ found, pair, place }) => found.hits.size > 0
      && (place || pair.every(({ readings }) => readings.every(({ slip }) => !slip)));
    const strange = name && !parts.some((part) => part.pair && stands(part) && name.includes(part.pair[1].start));
    const scoped = this.scoped(all, parts);
    const ranked = strange && !loose ? [] : search.weigh(this.store, { parts, groups, wanted, scoped, allowed, sort, loose });
    await search.arrange(this.store, ranked, sort);
    const units = parts.filter(({ item }) => item).map(({ item }) => item);
    const slipped = units.filter((item) => item.readings.some((reading) => reading.slip));
    const alternatives = others.flatMap((other) => other.parts.flatMap(({ item }) => item || []));
    const words = search.wording([...units, ...alternatives], meaning.weak);
    return { ids: ranked.map(({ id }) => id), scores: ranked.map(({ score }) => score), total: ranked.length,
      exact: !this.cut(shapes), large: this.store.large, slips: slipped.map(({ start, end }) => query.slice(start, end)),
      suggestion: slipped.length ? await this.spelt(query, ranked.map(({ id }) => id)) : null, words };
  }

  /** The query with its words as they stand in the best of its hits: mistyped ones put right, and marks where there are
   * none. A single word that is typed right stays as it is typed. */
  async spelt(query, ids) {
    const items = search.analyse(query).filter(({ kind }) => kind === "word").slice(0, MOST_ITEMS);
    const rows = await Promise.all(ids.slice(0, MOST_SPELT).map((id) => this.store.row(id)));
    const texts = rows.flatMap(({ title, place, text }) => [title, place, text]).map((text) => ({ text, items: search.analyse(text) }));
    const asked = items.map((item, n) => ({ item, all: search.readings(this.store, item, false, n === items.length - 1) }));
    const stands = ({ item, all }, other) => other.kind === "word" && all.some(({ text, slip }) =>
      text === other.text && (slip || !item.marks || item.marks === other.marks));
    let spelt = "", at = 0;
    for (let n = 0; n < items.length;) {
      const best = { length: 0, text: "" };
      for (const { text, items: others } of texts) {
        for (let first = 0; first < others.length; first += 1) {
          let length = 0;
          while (asked[n + length] && others[first + length] && stands(asked[n + length], others[first + length])
            && (length === 0 || (asked[n + length].item.joined && others[first + length].joined))) length += 1;
          if (length > best.length) {
            best.length = length;
            best.text = search.asWritten(text, others.slice(first, first + length));
          }
        }
      }
      const run = asked.slice(n, n + Math.max(1, best.length)), [first] = run, last = run[run.length - 1];
      const put = best.length > 1 || items.length === 1 || first.all.some(({ slip }) => slip);
      const typed = query.slice(first.item.start, last.item.end);
      spelt += query.slice(at, first.item.start) + (put && (best.text || (first.all.length && first.all[0].text)) || typed);
      at = last.item.end;
      n += run.length;
    }
    return spelt + query.slice(at);
  }

  /** What spelt gives, for a query that was answered. */
  spell(query, ids) { return this.store.using(() => this.spelt(String(query).slice(0, LONGEST_QUERY), ids)); }

  /** Whether a query means the place that it names and not what lies in it: "huyện Chợ Đồn", not "xã nào ở Chợ Đồn". */
  scoped(items, parts) {
    const named = new Set(parts.filter(({ place }) => place).map(({ pair }) => pair[0].start)), { meaning } = this.store;
    let kinds = 0;
    for (let at = 0; at < items.length; at += 1) {
      const next = meaning.afterKind(items, at);
      if (next === null) continue;
      if (next && named.has(next.start)) kinds += 1; else return false;
    }
    return kinds > 0;
  }

  /** Whether shards left something out that is not loaded. */
  cut(shapes) {
    return shapes.flat().some(({ found }) => found && found.rests.some(({ counts }) => counts.some(Boolean)));
  }

  /** Loads what the shards left out where the hits so far do not fill the first page, or all of it. */
  async load(shapes, groups, length, allowed, everything) {
    const [parts] = shapes;
    const more = async () => {
      const loaded = shapes.flat().filter((part) => part.found).map((part) => part.found);
      const whole = loaded.filter(({ rests, hits }) => !rests.length && hits.size);
      const near = everything || !whole.length ? null : new Set(whole.flatMap(({ hits }) =>
        [...hits.keys()].map((id) => Math.floor(id / this.manifest.segment))));
      for (const found of loaded) await found.complete(near);
    };
    const full = () => this.full(parts, groups, length, allowed) >= ENOUGH;
    if (everything) { await more(); return; }
    if (full()) return;
    if (this.cut(shapes)) await more();
    if (!full() && parts.some((part) => !part.found)) {
      await Promise.all(parts.map((part) => this.fill(part)));
      if (!full() && this.cut(shapes)) await more();
    }
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
}

Object.assign(search, { Engine });
})();
