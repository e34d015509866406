// Rewrites the generated half of vectors.json: node tests/search/generate-vectors.mjs
// The texts come from a fixed seed. The expected terms are what the browser's analysis gives; the Rust tests then
// have to find the same ones, so an error must be made twice, in two languages, to pass. What is right, and not
// only equal, stands in the written half, which this leaves alone.

import { readFileSync, writeFileSync } from "node:fs";
import { engineScript } from "./load.mjs";

const file = new URL("vectors.json", import.meta.url);
const syllables = ("cải cách hành chính thủ tục một cửa liên thông đường ngừng quyết định tỷ lệ kỹ thuật quý nghiêng "
  + "khuỷu hoà hòa thuở ngoằn ngoèo Đắk Glei Sơn Lĩnh Kim UBND HĐND TTHC ở ý ủy đã được ước lượng").split(" ");
const numbers = ["0", "2", "09", "88,21", "1.234,56", "3.3.2", "7.1.2.2", "2023", "29/9/2023", "2023-12-01", "1310",
  "29.9.2023", "1,2,3", "1.234,5.6", "31/12/1899", "00/00/2000", "15/2021/QĐ-TTg", "431/BC-UBND", "10/10"];
const gaps = [" ", " ", " ", " ", ", ", ". ", " - ", "-", "/", ".", ",", "–", "\u00a0", "\n", "; ", "_", "  ", " / ",
  "--", "-.", "\u200b", "\u0085", "\ufeff", "", "’"];
const odd = ["\u0300", "\u0302", "\u0306", "\u031b", "\u0323", "\u0340", "\u034f", "\u0338", "\u202e", "\u2066", "Đ",
  "ð", "ƀ", "İ", "ß", "ẞ", "×", "ǅ", "Å", "K", "ﬁ", "½", "²", "中", "😀", "𝐀", "é", "ñ", "ö", "ŕ", "Ž", "Ⱥ",
  "\u0000", "\u2028", "\u3000", ".", ",", "/", "-", "−", "1", "0", "a", "Y", "qu", "%", "<", "'", "\\", "\""];

let state = 20230929;
/** A whole number below `limit`: a linear congruence, the same on every machine. */
function below(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}
const any = (list) => list[below(list.length)];

function sentence() {
  let text = "";
  for (let words = 1 + below(9); words > 0; words -= 1) text += (below(4) ? any(syllables) : any(numbers)) + any(gaps);
  const forms = ["NFC", "NFD"];
  return below(3) ? text : text.normalize(any(forms));
}

function noise() {
  let text = "";
  for (let parts = 1 + below(16); parts > 0; parts -= 1) text += below(3) ? any(odd) : any(syllables).slice(0, 3);
  return text;
}

function date() {
  const parts = [below(34), below(14), 1890 + below(220)].map((part) => (below(2) ? `${part}` : `${part}`.padStart(2, "0")));
  const shapes = [parts.join(any(["/", "-", ".", ","])), `ngày ${parts[0]} tháng ${parts[1]} năm ${parts[2]}`,
    `thang ${parts[1]}  nam ${parts[2]}`, parts.reverse().join(any(["/", "-", "."]))];
  return any(shapes);
}

const { tokens } = engineScript();
const texts = [];
for (let n = 0; n < 200; n += 1) texts.push(sentence());
for (let n = 0; n < 200; n += 1) texts.push(noise());
for (let n = 0; n < 60; n += 1) texts.push(date());
const generated = texts.map((text) => ({ text, tokens: [...tokens(text)] }));
const { written } = JSON.parse(readFileSync(file, "utf8"));
const lines = (list) => list.map((each) => `  ${JSON.stringify(each)}`).join(",\n");
writeFileSync(file, `{"written": [\n${lines(written)}\n], "generated": [\n${lines(generated)}\n]}\n`);
