// The measures of the search over the built real site do not fall below what was reached. README.md has the method.

import assert from "node:assert/strict";
import test from "node:test";
import { SPLITS, questions, summary } from "./measure.mjs";
import { answersOf, searcher } from "./score.mjs";

const FLOORS = {
  questions: { ndcg: 0.95, recall: 0.945, kind: 0.875, falseHits: 0 },
  "held-out": { ndcg: 0.945, recall: 0.97, kind: 0.89, falseHits: 0 },
  third: { ndcg: 0.92, recall: 0.925, kind: 0.815, falseHits: 0 },
  fourth: { ndcg: 0.922, recall: 0.95, kind: 0.85, falseHits: 0.16 },
  // of which no answer was looked at: README.md
  fifth: { ndcg: 0.865, recall: 0.895, kind: 0.76, falseHits: 0, empty: 2 / 53 },
};
const search = searcher(process.env.SITE_real), sums = {};
for (const split of SPLITS) sums[split] = summary(await answersOf(search, split));

test("there are questions of every kind, and judgements that a record can meet", () => {
  assert.ok(questions("questions").length >= 170 && questions("held-out").length >= 90 && questions("third").length >= 130
    && questions("fourth").length >= 110 && questions("fifth").length >= 60);
  for (const split of SPLITS) {
    assert.ok(sums[split].size >= 12, split); // eleven kinds and all
    assert.ok(questions(split).every(({ kind, grades }) => (kind === "khong-co") === (grades.size === 0)));
  }
  const asked = SPLITS.flatMap((split) => questions(split).map(({ q }) => q));
  assert.equal(new Set(asked).size, asked.length, "no question is in two sets");
});

for (const split of SPLITS) {
  const FLOOR = FLOORS[split];

  test(`${split}: what answers a question stands first`, () => {
    const { ndcg, recall, empty } = sums[split].get("all");
    assert.ok(ndcg >= FLOOR.ndcg, `nDCG@10 ${ndcg.toFixed(3)}`);
    assert.ok(recall >= FLOOR.recall, `recall@20 ${recall.toFixed(3)}`);
    assert.ok(empty <= (FLOOR.empty || 0), "a question that has an answer finds nothing");
    for (const [kind, { ndcg: one }] of sums[split]) assert.ok(one === null || one >= FLOOR.kind, `${kind} ${one}`);
  });

  test(`${split}: most questions without an answer find nothing`, () => {
    const { falseHits } = sums[split].get("khong-co");
    assert.ok(falseHits <= FLOOR.falseHits, String(falseHits));
  });
}
