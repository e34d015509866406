/* The entries that a part of a query finds, twin of src/search/engine/found.rs. */
(() => {
"use strict";
const search = globalThis.minhbachSearch = globalThis.minhbachSearch || {};

/** What another spelling is worth: other marks than the query's, or a word that only begins so. */
const OTHER_MARKS = 1 / 3, COMPLETED = 0.5;
const MOST_TERMS = 200, MOST_SHARDS = 6, MOST_READINGS = 8;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const digit = new Map([...DIGITS].map((character, value) => [character, value]));
const LEVEL_WEIGHTS = Array.from({ length: 66 }, (_, level) => Math.round(2 ** ((level - 25) / 8) * 100) / 100);
const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

/** Entries with what a part weighs in them, and what the shards left out. `quality` is that of the best spelling that
 * an entry has; `title` how many terms its title has, if that holds the part. */
class Found {
  constructor(store) { this.store = store; this.hits = new Map(); this.rests = []; }

  add(id, weight, title, quality) {
    const hit = this.hits.get(id);
    if (!hit) { this.hits.set(id, { weight, title, quality }); return; }
    hit.weight += weight;
    if (title) hit.title = title;
    if (quality > hit.quality) hit.quality = quality;
  }

  /** Entries that the shards left out. */
  left() { return this.rests.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0); }

  /** The entries below a term or, with `all`, below every term that begins with it; `accept` weighs terms. */
  async collect(prefix, all, accept) {
    const { terms: starts, boosts, fields } = this.store.manifest;
    const first = search.placeOf(starts, prefix);
    let last = first;
    while (all && last + 1 < starts.length && last - first < MOST_SHARDS && starts[last + 1].startsWith(prefix)) last += 1;
    const numbers = Array.from({ length: last - first + 1 }, (_, n) => first + n);
    const shards = await Promise.all(numbers.map((n) => this.store.shard(n, `terms-${n}`)));
    shards.forEach((shard, n) => {
      const rested = new Set();
      fields.forEach((field, f) => {
        let node = shard.index[field].root, left = MOST_TERMS;
        for (const letter of prefix) node = node && own(node, letter) ? node[letter] : null;
        const walk = (here, term) => {
          const quality = here.df > 0 ? accept(term) : 0;
          if (quality > 0 && left > 0) {
            left -= 1;
            this.addAll(here.docs, quality, boosts[f], f === 0);
            if (shard.more && own(shard.more, term) && !rested.has(term)) {
              rested.add(term);
              this.rests.push({ shard: numbers[n], term, quality, counts: shard.more[term].slice() });
            }
          }
          if (all && left > 0) for (const key of Object.keys(here).sort()) if (key.length === 1) walk(here[key], term + key);
        };
        if (node) walk(node, prefix);
      });
    });
  }

  addAll(docs, quality, boost, inTitle) {
    for (const reference of Object.keys(docs)) {
      const { tf } = docs[reference];
      this.add(Number(reference), quality * boost * tf, inTitle ? this.store.titleLength(tf) : 0, quality);
    }
  }

  /** Adds what the shards left out: everything, or only among the entries of some segments. */
  async complete(segments) {
    for (const { shard, term, quality, counts } of this.rests) {
      for (const [s, left] of counts.entries()) {
        if (!left || (segments && !segments.has(s))) continue;
        counts[s] = 0;
        this.unpack((await this.store.shard(shard, `more-${shard}-${s}`))[term], s * this.store.manifest.segment, quality);
      }
    }
  }

  unpack(packed, first, quality) {
    let id = first, at = 0;
    while (at < packed.length) {
      let gap = 0, scale = 1, value = digit.get(packed[at]);
      for (; value >= 32; value = digit.get(packed[at])) { gap += (value - 32) * scale; scale *= 32; at += 1; }
      gap += value * scale;
      id += Math.floor(gap / 2);
      const total = LEVEL_WEIGHTS[digit.get(packed[at + 1])];
      at += 2;
      let title = 0;
      if (gap % 2) { title = this.store.titleLength(LEVEL_WEIGHTS[digit.get(packed[at])]); at += 1; }
      this.add(id, quality * total, title, quality);
    }
  }
}

/** The entries of one item of the query. */
async function unit(store, item) {
  const found = new Found(store);
  if (item.kind === "word") {
    for (const { text, weight } of item.readings) {
      await found.collect(`${text}!`, true, (term) =>
        !item.marks || term === `${text}!${item.marks}` ? weight : weight * OTHER_MARKS);
    }
    return found;
  }
  await found.collect(item.text, false, () => 1);
  // 431/BC is the beginning of 431/BC-UBND wherever it stands; 20 is a year only as long as nothing follows.
  if (item.open || (!found.hits.size && (item.last || item.text.includes("/")))) {
    await found.collect(item.text, true, (term) => term === item.text ? 0 : COMPLETED);
  }
  return found;
}

/** The entries of two neighbours. */
async function pair(store, [before, item]) {
  const found = new Found(store), readings = item.readings.slice(0, MOST_READINGS);
  for (const a of before.readings.slice(0, MOST_READINGS)) {
    for (const b of readings) {
      // two words that are both nowhere are not read as two others
      if (!(a.word && b.word)) await found.collect(`${a.text}_${b.text}`, false, () => Math.min(a.weight, b.weight));
    }
    if (item.open) {
      const done = new Set(readings.map(({ text }) => text));
      await found.collect(`${a.text}_${item.plain}`, true, (term) => done.has(term.split("_")[1]) ? 0 : COMPLETED);
    }
  }
  return found;
}

Object.assign(search, { unit, pair, digit, COMPLETED });
})();
