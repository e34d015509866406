// node tests/relevance/score.mjs SITE [--held-out|--third|--fourth] [--holes] [--weak]: the measures over a built site, by kind
// of question, of each set. --weak lists the weakest questions, --holes what stands among the first ten without a
// judgement, both of the set for development unless another one is said.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { engineOver } from "../search/load.mjs";
import { SPLITS, keyOf, measure, questions, summary, table } from "./measure.mjs";

/** The first twenty hits of the browser's engine over a built site. */
export function searcher(site) {
  const folder = pathToFileURL(`${resolve(site)}/search/`);
  if (!existsSync(folder)) throw new Error(`${site} is no built site`);
  const { engine } = engineOver(folder);
  return async (q) => engine.rows([...(await engine.search(q)).ids].slice(0, 20));
}

export async function answersOf(search, split) {
  const answers = [];
  for (const question of questions(split)) {
    const rows = await search(question.q);
    answers.push({ ...question, rows, value: measure(question, rows) });
  }
  return answers;
}

if (process.argv[1] && pathToFileURL(process.argv[1]).href === import.meta.url) {
  const [site, ...options] = process.argv.slice(2);
  if (!site) { console.error("usage: node tests/relevance/score.mjs SITE [--held-out|--third|--fourth] [--weak] [--holes]"); process.exit(2); }
  const search = searcher(site);
  for (const split of SPLITS) console.log(`${split}\n${table(summary(await answersOf(search, split)))}\n`);
  const answers = await answersOf(search, SPLITS.find((split) => options.includes(`--${split}`)) || "questions");
  if (options.includes("--weak")) {
    const weak = answers.filter(({ value }) => value.ndcg < 0.9).sort((a, b) => a.value.ndcg - b.value.ndcg);
    for (const { kind, q, value } of weak) console.log(value.ndcg.toFixed(3), value.recall.toFixed(2), kind, "|", q);
    for (const { q, value } of answers) if (value.falseHits) console.log("false", value.falseHits, q);
  }
  if (options.includes("--holes")) {
    for (const { q, grades, rows } of answers) {
      if (!grades.size) continue;
      const holes = rows.slice(0, 10).filter((row) => !grades.has(keyOf(row)));
      if (holes.length) console.log(`\n# ${q}`);
      for (const row of holes) console.log(`  ${keyOf(row)} | ${row.title} | ${row.text.slice(0, 90)}`);
    }
  }
}
