/* The files of an index, twin of src/search/engine/store.rs. `load(name, version)` resolves to { build, data } of one
 * script below search/. */
(() => {
"use strict";
const search = globalThis.minhbachSearch = globalThis.minhbachSearch || {};

/** On a site with more entries than this, a query whose pairs give enough hits does not ask for single syllables. */
const LARGE = 8192;

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

class Store {
  constructor(load) { this.load = load; this.opened = null; this.parts = new Map(); }

  async open(fresh) {
    const version = fresh ? `t${Date.now()}` : "";
    const [{ data }, meaning] = await Promise.all([this.load("manifest", version), this.load("meaning", version)]);
    this.parts.clear();
    this.manifest = data;
    this.count = data.count;
    this.large = data.count > LARGE;
    this.meaning = new search.Meaning(meaning.data);
    this.known = unpacked(data.words);
    this.starts = data.chunks.map(([first]) => first);
    this.runs = data.runs.map(([first]) => first);
    this.facets = null;
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

  /** A file of a shard: an edit of the content changes some shards, and the others stay as a browser has kept them. */
  shard(number, name) { return this.part(name, this.manifest.stamps[number]); }

  /** One file of the index, loaded once. */
  part(name, stamp) {
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

  /** How many terms a title has in which one of them weighs so much. */
  titleLength(weight) {
    let length = this.titleLengths.get(weight);
    if (!length) {
      const { b, averages } = this.manifest;
      length = Math.max(1, Math.round(((1 / weight - (1 - b)) * averages[0]) / b));
      this.titleLengths.set(weight, length);
    }
    return length;
  }

  run(id) { return this.manifest.runs[placeOf(this.runs, id)]; }
  rankOf(id) { return this.run(id)[2]; }
  kindOf(id) { return this.manifest.kinds[this.run(id)[1]]; }

  /** What the result of an entry shows. */
  async row(id) {
    const { chunks, block } = this.manifest, chunk = placeOf(this.starts, id), [first, stamp] = chunks[chunk];
    const number = Math.floor((id - first) / block), rows = await this.part(`texts-${chunk}-${number}`, stamp);
    const [url, title, place, year, status, points, text, doubts = []] = rows[id - first - number * block];
    return { id, url, title, place, year, status, points, text, doubts, kind: this.kindOf(id) };
  }
}

Object.assign(search, { Store, placeOf });
})();
