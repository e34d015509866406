// What a ranking is worth: the questions with their judgements, and the measures over them. README.md has the method.

import { readFileSync, readdirSync } from "node:fs";

/** The set that weights were chosen on, and those that were written before the search was asked them; see README.md. */
export const SPLITS = ["questions", "held-out", "third", "fourth", "fifth"];

/** All questions of a split as { kind, q, grades: Map(key → 1..3) }, in the order of the files. */
export function questions(split = "questions") {
  const folder = new URL(`${split}/`, import.meta.url);
  return readdirSync(folder).filter((name) => name.endsWith(".json")).sort().flatMap((name) => {
    const kind = name.slice(0, -".json".length);
    return JSON.parse(readFileSync(new URL(name, folder), "utf8")).map(({ q, judged }) => ({
      kind, q, grades: new Map(Object.entries(judged).flatMap(([grade, keys]) => keys.map((key) => [key, Number(grade)]))),
    }));
  });
}

/** What a judgement names: the address, and for a value of an indicator, which shares its page's, what it is and when. */
export function keyOf({ kind, url, title, year }) {
  const address = url.replace(/index\.html(?=#|$)/, "");
  return kind === "indicator" ? `${address} ${title} ${year}` : address;
}

const gain = (grade) => 2 ** grade - 1;
const discounted = (grades) => grades.reduce((sum, grade, n) => sum + gain(grade) / Math.log2(n + 2), 0);

/** Measures of one answer. `rows` are the hits, best first, at least twenty of them if there are as many. */
export function measure({ grades }, rows) {
  const keys = [...new Set(rows.map(keyOf))];
  if (!grades.size) return { falseHits: keys.length };
  const found = keys.map((key) => grades.get(key) || 0);
  const ideal = [...grades.values()].sort((a, b) => b - a);
  const good = ideal.filter((grade) => grade >= 2).length;
  return {
    ndcg: discounted(found.slice(0, 10)) / discounted(ideal.slice(0, 10)),
    recall: found.slice(0, 20).filter((grade) => grade >= 2).length / Math.min(20, good),
    empty: keys.length ? 0 : 1,
  };
}

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length);

/** Means by kind and, under "all", over all questions that have an answer; false hits of those that have none. */
export function summary(answers) {
  const groups = new Map([["all", answers.filter(({ value }) => value.ndcg !== undefined)]]);
  for (const answer of answers) groups.set(answer.kind, [...(groups.get(answer.kind) || []), answer]);
  return new Map([...groups].map(([kind, list]) => {
    const values = list.map(({ value }) => value), answered = values.filter(({ ndcg }) => ndcg !== undefined);
    const without = values.filter(({ falseHits }) => falseHits !== undefined);
    return [kind, {
      questions: list.length,
      ndcg: answered.length ? mean(answered.map(({ ndcg }) => ndcg)) : null,
      recall: answered.length ? mean(answered.map(({ recall }) => recall)) : null,
      empty: answered.length ? mean(answered.map(({ empty }) => empty)) : null,
      falseHits: without.length ? mean(without.map(({ falseHits }) => Math.min(1, falseHits))) : null,
    }];
  }));
}

/** The summary as lines of a table. */
export function table(sums) {
  const cell = (value) => (value === null ? "–" : value.toFixed(3)).padStart(8);
  const lines = [...sums].map(([kind, { questions: n, ndcg, recall, empty, falseHits }]) =>
    `${kind.padEnd(16)}${String(n).padStart(5)}${cell(ndcg)}${cell(recall)}${cell(empty)}${cell(falseHits)}`);
  return [`${"".padEnd(16)}${"n".padStart(5)}${["nDCG@10", "rec@20", "empty", "false"].map((name) => name.padStart(8)).join("")}`, ...lines].join("\n");
}
