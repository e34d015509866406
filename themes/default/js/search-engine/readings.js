/* What a word of the query may stand for, twin of src/search/engine/readings.rs. */
(() => {
"use strict";
const search = globalThis.minhbachSearch = globalThis.minhbachSearch || {};

const MISTYPED = 0.4, TYPED_KEYS = 0.9;
/** How a syllable of Vietnamese begins and ends, without marks. What is none is a slip for sure; what is one and stands
 * nowhere in the content may just as well be a word of another matter. */
const SYLLABLE = new RegExp("^(b|ch?|d|gh?|gi|h|kh?|l|m|n|ngh?|nh|p|ph|qu?|r|s|th?|tr|v|x)?("
  + "a([cimnouy]|ch|ng|nh|p|t)?|e([cmnoptu]|ch|ng|nh)?|i([acmnptu]|ch|ng|nh)?|ie([cmnptu]|ng)|o([aceimnpt]|ng|on|ong)?"
  + "|oa([cimnopty]|ch|ng|nh)|oe([mnot]|ng)?|u([aceimnptuy]|ng)?|ua([cmnty]|ng)|ue([nu]|ch|nh)|uo([cimnptu]|ng)"
  + "|uy([apntu]|ch|en|et|nh)|ye(m|n|ng|t|u)|y)$");

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

/** What a word of the query may stand for, as bare syllables with weights. Only the last word may be unfinished, and
 * once the query is sent only if it is no word as it stands; other unknown words are mistyped. */
function readings({ known, large }, item, open, last) {
  const found = known.has(item.text) ? [{ text: item.text, weight: 1 }] : [];
  const common = (words) => words.sort((a, b) => known.get(b) - known.get(a) || (a < b ? -1 : 1));
  const matching = (test) => common([...known.keys()].filter((word) => word !== item.text && test(word)));
  if ((open || (last && !found.length)) && item.plain.length > 1) {
    const longer = matching((word) => word.startsWith(item.plain) || word.startsWith(item.text));
    for (const text of longer.slice(0, large ? 6 : 30)) found.push({ text, weight: search.COMPLETED });
  }
  const keyed = found.length ? "" : search.withoutKeys(item.plain);
  if (keyed && keyed !== item.text && known.has(keyed)) found.push({ text: keyed, weight: TYPED_KEYS });
  if (!found.length && item.text.length > 2) {
    for (const text of matching((word) => oneSlip(item.text, word)).slice(0, large ? 4 : 8)) {
      found.push({ text, weight: MISTYPED, slip: true, word: isSyllable(item.plain) });
    }
  }
  return found;
}

/** Whether letters could be a syllable of Vietnamese. */
const isSyllable = (letters) => SYLLABLE.test(letters);

Object.assign(search, { readings, isSyllable });
})();
