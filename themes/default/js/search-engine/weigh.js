/* The scores of entries, twin of src/search/engine/weigh.rs. */
(() => {
"use strict";
const search = globalThis.minhbachSearch = globalThis.minhbachSearch || {};

const K1 = 1.2;
/** Where no entry carries this share of the query nothing answers it, and common words alone are no answer; two
 * neighbouring words together are one already from less, and a phrase that the theme knows, in words that say
 * nearly the same, from less still. */
const LEAST_ASKED = 0.45, LEAST_PAIRED = 0.33, LEAST_PHRASE = 0.25, PHRASED = 0.9;
/** What is nearest to a query that nothing answers carries at least this share of it. */
const LEAST_LOOSE = 0.2;
/** A hit carries at least this share of what the best one carries; more of it if it has no two neighbouring words of the
 * query together, or if hits stand by date or points. */
const LEAST_SHARE = 0.2, LEAST_APART = 0.45;
/** Other words for a stretch of the query count from this share of theirs on; of their missing weight this part is
 * missing from the share of the query that they answer. */
const LEAST_ALTERNATIVE = 0.6, ALTERNATIVE_SHARE = 0.3;
/** A pair that is nowhere, of which one word is also asked for by other words, is that much less of the query. */
const ASTRIDE = 0.7;
/** Who names a place wants it there, and who names what kind of place it is wants the place and not what lies in it: what
 * is about it weighs so much there. Who names a code wants what it is the code of. */
const ELSEWHERE = 0.4, AROUND = 0.65, OWN = 1.8, NAMED = 1.6;
/** Of what has a code in its title, a document that is cited is what its number names. */
const OF_NUMBER = 1.2;
/** How much a title gains that holds all of a query, and the name of a unit that holds nearly all of it and is a good
 * part of the name: who types the beginning of a long name wants the unit, and not everything that is written about it. */
const HELD = 0.15, LEAST_CALLED = 0.8, LEAST_TITLED = 0.25, CALLED = 1.6;
/** Scores that differ by less are equal: the logarithms of two languages differ in the last digit. */
const TIE = 1e-9;

/** Sums over entries; `ids` are those that have any. */
class Sums {
  constructor(count) {
    this.ids = [];
    for (const name of ["score", "share", "titled", "title", "held"]) this[name] = new Float64Array(count);
  }
  add(found, worth) {
    for (const [id, { weight, title, quality }] of found.hits) {
      this.touch(id);
      this.score[id] += (worth * weight * (K1 + 1)) / (weight + K1);
      this.share[id] += worth * Math.sqrt(quality);
      if (title) { this.titled[id] += 1; this.title[id] = title; this.held[id] += worth * quality; }
    }
  }
  touch(id) { if (!this.share[id]) this.ids.push(id); }
  clear() {
    for (const id of this.ids) this.score[id] = this.share[id] = this.titled[id] = this.title[id] = this.held[id] = 0;
    this.ids = [];
  }
}

/** What a stretch of the query is worth; entries gain by its own words or by the best of the others, into `best`. */
function groupSums({ alternatives }, direct, best, own) {
  best.clear();
  const values = alternatives.map((other) => other.parts.reduce((sum, part) => sum + (part.found ? part.value : 0), 0));
  const heard = direct.some((part) => part.found.hits.size);
  const value = heard ? direct.reduce((sum, part) => sum + part.value, 0) : Math.max(...values);
  for (const part of direct) best.add(part.found, part.value);
  alternatives.forEach((other, n) => {
    own.clear();
    for (const part of other.parts) if (part.found) own.add(part.found, part.value);
    for (const id of own.ids) {
      const cover = own.share[id] / values[n];
      if (!(cover >= LEAST_ALTERNATIVE)) continue;
      const score = (other.weight * own.score[id] * value * cover * cover) / values[n];
      const share = value * cover * cover * (1 - (1 - other.weight) * ALTERNATIVE_SHARE);
      best.touch(id);
      best.held[id] = Math.max(best.held[id], (own.held[id] * value) / values[n]);
      if (share > best.share[id]) best.share[id] = share;
      if (score > best.score[id] + TIE) {
        best.score[id] = score;
        best.titled[id] = own.titled[id] * other.weight;
        if (own.title[id]) best.title[id] = own.title[id];
      }
    }
  });
  return value;
}

/** The scores of all entries that carry enough of the query, best first; with `loose`, of what is nearest to it. */
function weigh(store, { parts, groups, wanted, scoped, allowed, sort, loose }) {
  const { count } = store, sums = new Sums(count), filled = parts.filter((part) => part.found);
  const within = ({ from, to }) => groups.find(({ taken }) => taken.has(from) && taken.has(to));
  let asked = 0;
  const taken = (at) => groups.some((group) => group.taken.has(at));
  for (const part of filled.filter((each) => !within(each))) {
    const astride = part.pair && !part.found.hits.size && (taken(part.from) || taken(part.to));
    asked += astride ? part.asked * ASTRIDE : part.asked;
    sums.add(part.found, part.value);
  }
  const phrased = new Set();
  const best = groups.length ? new Sums(count) : null, own = groups.length ? new Sums(count) : null;
  for (const group of groups) {
    const value = groupSums(group, filled.filter((part) => within(part) === group), best, own);
    const phrase = group.taken.size > 1 && group.taken.size === group.to - group.from;
    asked += value;
    for (const id of best.ids) {
      if (phrase && best.share[id] >= value * PHRASED) phrased.add(id);
      sums.touch(id);
      for (const name of ["score", "share", "titled", "held"]) sums[name][id] += best[name][id];
      if (best.title[id]) sums.title[id] = best.title[id];
    }
  }
  const holding = (some) => (id) => some.some(({ found }) => found.hits.has(id));
  const places = filled.filter((part) => part.place), there = holding(places);
  const about = (id) => !scoped || places.some(({ found }) => found.hits.has(id) && found.hits.get(id).weight >= OWN - TIE);
  const codes = filled.filter((part) => part.item && part.item.kind === "code");
  const numbered = codes.some(({ item }) => item.text.includes("/"));
  const named = (id) => codes.some(({ found }) => found.hits.has(id) && found.hits.get(id).title > 0);
  const paired = holding(filled.filter((part) => part.pair));
  const ids = sums.ids.filter((id) => sums.share[id] > 0 && allowed(id));
  const most = ids.reduce((all, id) => Math.max(all, sums.share[id]), 0);
  const answered = most >= asked * LEAST_ASKED || ids.some((id) => sums.share[id] >= asked * LEAST_PAIRED && paired(id)
    || sums.share[id] >= asked * LEAST_PHRASE && phrased.has(id));
  if (!answered && !(loose && most >= asked * LEAST_LOOSE)) return [];
  const least = (id) => sort === "relevance" && paired(id) ? LEAST_SHARE : LEAST_APART;
  const ranked = ids.filter((id) => sums.share[id] >= most * least(id)).map((id) => {
    const titled = sums.title[id] ? Math.min(1, sums.titled[id] / sums.title[id]) : 0;
    const kind = store.kindOf(id), rank = kind === "unit" && !titled ? 0 : store.rankOf(id), share = sums.share[id] / asked;
    const favour = (named(id) ? NAMED * (numbered && kind === "cited" ? OF_NUMBER : 1) : places.length && !there(id) ? ELSEWHERE : places.length && !about(id) ? AROUND : 1) * (wanted.get(kind) || 1);
    const held = Math.min(1, sums.held[id] / asked), called = kind === "unit" && held >= LEAST_CALLED && titled >= LEAST_TITLED ? CALLED : 1;
    const score = called * (1 + held * HELD) * sums.score[id] * share * share * (1 + titled / 2) * (1 + rank / 100) * favour;
    return { id, score: Math.round(score * 1e6) / 1e6 }; // the logarithms of two languages differ in the last digit
  });
  return ranked.sort((a, b) => b.score - a.score || store.rankOf(b.id) - store.rankOf(a.id) || a.id - b.id);
}

Object.assign(search, { weigh });
})();
