// Queries made from titles and units of an index itself with a fixed seed: two to four neighbouring words, half of them
// without marks. Also what both measurements say about lists of numbers.

let state = 7;
function below(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

/** The value below which a share of a list lies. */
export const at = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

/** So many queries over the index of an engine that is open. */
export async function queriesOf(engine, wanted) {
  const { count } = engine.manifest, queries = [];
  while (queries.length < wanted) {
    const [row] = await engine.rows([below(count)]);
    const words = [row.title, row.place.split(",")[0]][below(4) ? 0 : 1].split(/\s+/).filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
    if (words.length < 2) continue;
    const length = Math.min(words.length, 2 + below(3)), from = below(words.length - length + 1), text = words.slice(from, from + length).join(" ");
    queries.push(below(2) ? text : text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D"));
  }
  return queries;
}
