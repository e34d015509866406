// Every chart of a site of extremes, measured: letters large enough, inside the frame, never over each other.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { extreme } from "./lib/extreme.mjs";
import { none } from "./lib/faults.mjs";

const site = extreme();
after(site.remove);
const stage = await start();
after(stage.stop);

const PAGES = [
  "index.html", "khac-phuc/index.html", "nam/index.html", "nam/2024/index.html", "nam/2016/index.html",
  "don-vi/huyen-mot-nam/index.html", "don-vi/huyen-muoi-hai-nam/index.html", "don-vi/huyen-thieu/index.html",
  "don-vi/xa-mot-nam-1/index.html", "don-vi/xa-muoi-hai-nam-1/index.html", "don-vi/xa-muoi-hai-nam-4/index.html",
  "don-vi/xa-muoi-hai-nam-6/index.html", "don-vi/xa-bang-nhau-1/index.html", "don-vi/xa-so-khong-1/index.html",
  "don-vi/xa-tuyet-doi-1/index.html", "don-vi/xa-thieu-1/index.html", "don-vi/xa-thieu-5/index.html",
  "don-vi/huyen-muoi-hai-nam/nam/2013/index.html", "don-vi/huyen-muoi-hai-nam/nam/2017/index.html",
  "don-vi/huyen-muoi-hai-nam/nam/2023/index.html", "don-vi/huyen-thieu/nam/2022/index.html",
  "don-vi/huyen-so-khong/nam/2023/index.html", "don-vi/huyen-tuyet-doi/nam/2022/index.html",
  "don-vi/xa-muoi-hai-nam-1/nam/2016/index.html", "don-vi/xa-muoi-hai-nam-4/nam/2019/index.html",
  "don-vi/xa-muoi-hai-nam-6/nam/2023/index.html", "don-vi/xa-bang-nhau-1/nam/2023/index.html",
  "don-vi/xa-thieu-1/nam/2022/index.html", "nam/2016/huyen-muoi-hai-nam/index.html",
  "nam/2023/huyen-muoi-hai-nam/index.html", "nam/2024/huyen-muoi-hai-nam/index.html", "nam/2024/huyen-thieu/index.html",
  "nam/2023/huyen-so-khong/index.html", "khac-phuc/nam/2024/huyen-muoi-hai-nam/index.html",
  "linh-vuc/chi-dao/index.html", "linh-vuc/chinh-quyen-so/index.html", "linh-vuc/chi-dao/huyen-muoi-hai-nam/index.html",
  "ton-tai/tt-muoi-hai-nam-2024-3/index.html",
].map((path) => ({ path, toString: () => path }));

/** What is wrong with the charts of a page, and how many texts were looked at; runs in the page. */
function measure() {
  for (const closed of document.querySelectorAll("details")) closed.open = true;
  const faults = [], counted = { charts: 0, texts: 0 };
  for (const chart of document.querySelectorAll("svg.c")) {
    if (chart.parentElement.closest("svg")) continue;
    // a bar behind a printed figure says nothing of its own
    if (chart.getAttribute("aria-hidden") === "true" && !chart.querySelector("text")) continue;
    counted.charts += 1;
    const frame = chart.getBoundingClientRect();
    const column = (chart.closest("li, .plot") ?? chart.parentElement).getBoundingClientRect();
    const name = chart.getAttribute("aria-label") ?? chart.querySelector("title")?.textContent ?? "";
    if (!name.trim()) faults.push("a chart without a name");
    const label = name.slice(0, 60);
    const texts = [...chart.querySelectorAll("text")].filter((text) => text.textContent.trim()).map((text) => {
      const box = text.getBoundingClientRect();
      // of the line of a letter, the part that ink can reach
      return { words: text.textContent, box, size: parseFloat(getComputedStyle(text).fontSize),
        left: box.left + 0.5, right: box.right - 0.5, top: box.top + 2, bottom: box.bottom - 2 };
    });
    counted.texts += texts.length;
    texts.forEach((text, at) => {
      if (text.size < 12) faults.push(`${label}: "${text.words}" is ${text.size} px`);
      if (text.box.left < column.left - 1 || text.box.right > column.right + 1) faults.push(`${label}: "${text.words}" reaches from ${Math.round(text.box.left - column.left)} to ${Math.round(text.box.right - column.left)} of ${Math.round(column.width)} px`);
      if (text.box.top < frame.top - 3 || text.box.bottom > frame.bottom + 3) faults.push(`${label}: "${text.words}" leaves the frame at ${Math.round(text.box.top - frame.top)} of ${Math.round(frame.height)} px`);
      for (const other of texts.slice(at + 1)) {
        if (text.left < other.right && other.left < text.right && text.top < other.bottom && other.top < text.bottom) faults.push(`${label}: "${text.words}" lies over "${other.words}"`);
      }
    });
  }
  return { faults, counted };
}

test("the pages to be measured are there", () => {
  none(PAGES.filter(({ path }) => !existsSync(join(site.folder, path))).map(({ path }) => `${path}: not built`));
});

test("what is measured is seen: letters too small, out of the frame, over each other, a chart without a name", async () => {
  await stage.visit({ viewport: { width: 360, height: 740 } }, async (page) => {
    const chart = (texts, name = 'aria-label="Thử"') => `<div class="plot"><svg class="c" width="300" height="60" ${name}>${texts}</svg></div>`;
    const found = async (html) => { await page.setContent(html); return (await page.evaluate(measure)).faults; };
    const text = (x, y, size, words) => `<text x="${x}" y="${y}" font-size="${size}">${words}</text>`;
    assert.deepEqual(await found(chart(text(10, 20, 13, "Sơn Hà") + text(10, 45, 13, "Phú Lúa"))), []);
    assert.match((await found(chart(text(10, 20, 11, "nhỏ"))))[0], /is 11 px/);
    assert.match((await found(chart(text(10, 20, 13, "trên") + text(20, 24, 13, "dưới"))))[0], /lies over/);
    assert.match((await found(chart(text(10, 75, 13, "ngoài"))))[0], /leaves the frame/);
    assert.match((await found(chart(text(-30, 20, 13, "ngoài"))))[0], /reaches from/);
    assert.match((await found(chart("", "")))[0], /without a name/);
  });
});

// the font of the reader, and the widest that may stand in for it
for (const font of [null, "DejaVu Sans"]) {
  for (const width of [320, 360, 1280]) {
    test(`${width} px, ${font ?? "own font"}: no text of a chart is small, leaves its frame or lies over another`, async () => {
      let charts = 0, texts = 0;
      none(await stage.each(PAGES, { viewport: { width, height: 740 }, bypassCSP: true, javaScriptEnabled: true }, async (page, sample) => {
        await page.goto(pathToFileURL(join(site.folder, sample.path)).href);
        if (font) await page.addStyleTag({ content: `:root { --sans: "${font}" !important }` });
        const { faults, counted } = await page.evaluate(measure);
        charts += counted.charts; texts += counted.texts;
        return faults.slice(0, 12);
      }));
      assert.ok(charts > 150 && texts > 3000, `only ${charts} charts with ${texts} texts were measured`);
    });
  }
}
