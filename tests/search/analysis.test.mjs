// The browser's analysis against the vectors that src/search/analysis is tested with.

import assert from "node:assert/strict";
import test from "node:test";
import { engineScript, vectors } from "./load.mjs";

const { analyse, tokens } = engineScript();
const plain = (list) => [...list];

test("every shared vector gives its terms", () => {
  assert.ok(vectors.written.length >= 50 && vectors.generated.length >= 300, "vectors were lost");
  for (const { text, tokens: expected } of [...vectors.written, ...vectors.generated]) {
    assert.deepEqual(plain(tokens(text)), expected, JSON.stringify(text));
  }
});

test("composed and decomposed text give the same terms", () => {
  for (const { text } of vectors.written) {
    assert.deepEqual(plain(tokens(text.normalize("NFC"))), plain(tokens(text.normalize("NFD"))), text);
  }
});

test("items lie where their text stands", () => {
  const text = "Đạt 88,21% theo 1310/UBND-NV, ca\u0309i ca\u0301ch";
  const places = analyse(text).map(({ token, start, end }) => [token, text.slice(start, end)]);
  assert.deepEqual(plain(places.map(plain)), [
    ["dat!dj", "Đạt"], ["88.21", "88,21"], ["theo!", "theo"], ["1310", "1310"], ["ubnd!", "UBND"], ["nv!", "NV"],
    ["1310/ubnd/nv", "1310/UBND-NV"], ["cai!r", "ca\u0309i"], ["cach!s", "ca\u0301ch"],
  ]);
});

test("half a surrogate pair is a separator", () => {
  assert.deepEqual(plain(tokens("cai\ud835cach")), ["cai!", "cach!"]);
});
