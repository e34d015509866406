// The measures of the search over the built real site do not fall below what was reached. README.md has the method.

import assert from "node:assert/strict";
import test from "node:test";
import { questions, summary } from "./measure.mjs";
import { answersOf, searcher } from "./score.mjs";

const FLOOR = { ndcg: 0.92, recall: 0.9, kind: 0.8, falseHits: 0.5 };
const sums = summary(await answersOf(searcher(process.env.SITE_real)));

test("there are questions of every kind, and judgements that a record can meet", () => {
  assert.ok(questions().length >= 170 && sums.size >= 12);
  assert.ok(questions().every(({ kind, grades }) => (kind === "khong-co") === (grades.size === 0)));
});

test("what answers a question stands first", () => {
  const { ndcg, recall, empty } = sums.get("all");
  assert.ok(ndcg >= FLOOR.ndcg, `nDCG@10 ${ndcg.toFixed(3)}`);
  assert.ok(recall >= FLOOR.recall, `recall@20 ${recall.toFixed(3)}`);
  assert.equal(empty, 0, "a question that has an answer finds nothing");
  for (const [kind, { ndcg: one }] of sums) assert.ok(one === null || one >= FLOOR.kind, `${kind} ${one}`);
});

test("most questions without an answer find nothing", () => {
  assert.ok(sums.get("khong-co").falseHits <= FLOOR.falseHits, String(sums.get("khong-co").falseHits));
});
