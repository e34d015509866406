// Light or dark by hand: kept, and there before anything is painted; scripts come after the first paint and still work.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { real, sites } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

/** Keeps, for every frame, which theme the page has, from the first on that has anything to paint. */
function watchFrames() {
  window.frames_ = [];
  const look = () => {
    if (document.body) window.frames_.push(document.documentElement.getAttribute("data-theme"));
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

for (const [device, chosen, paper] of [["light", "dark", "rgb(20, 24, 27)"], ["dark", "light", "rgb(251, 250, 247)"]]) {
  test(`a reader who chose ${chosen} on a ${device} device sees no frame in other colours, on any kind of page`, async () => {
    none(await stage.each(real.samples.filter((sample) => sample.kind !== "chart"), { colorScheme: device }, async (page, sample) => {
      await page.addInitScript((theme) => localStorage.setItem("theme", theme), chosen);
      await page.addInitScript(watchFrames);
      // every script file comes late: what is seen until then is what the page itself brings
      let late = 0;
      await page.route("**/assets/*.js", async (route) => { late += 1; await new Promise((done) => setTimeout(done, 400)); await route.continue(); });
      await page.goto(stage.url(sample));
      const { frames, colour } = await page.evaluate(() => ({ frames: window.frames_, colour: getComputedStyle(document.body).backgroundColor }));
      const other = frames.filter((theme) => theme !== chosen).length;
      return [
        ...(late > 0 ? [] : ["no script was held back"]),
        ...(frames.length > 5 ? [] : [`only ${frames.length} frames were seen`]),
        ...(other ? [`${other} of ${frames.length} frames in other colours`] : []),
        ...(colour === paper ? [] : [`the paper is ${colour}`]),
      ];
    }));
  });
}

for (const site of sites) {
  test(`${site.name}: no script file stands before the first paint, and all of them come after it`, async () => {
    // the question in the address of the search page is asked before: _asked.html
    const samples = site.samples.filter((sample) => !["chart", "search", "findings", "compare"].includes(sample.kind));
    none(await stage.each(samples, {}, async (page, sample) => {
      await page.goto(stage.url(sample));
      const { painted, scripts } = await page.evaluate(() => ({
        painted: performance.getEntriesByName("first-paint")[0]?.startTime,
        scripts: performance.getEntriesByType("resource").filter((one) => /\.js$/.test(one.name)).map((one) => [one.name.replace(/^.*\//, ""), one.startTime]),
      }));
      const names = scripts.map(([name]) => name.split("-")[0]);
      return [
        ...["app", "search"].filter((name) => !names.includes(name)).map((name) => `${name}.js never came`),
        ...scripts.filter(([, at]) => at < painted).map(([name, at]) => `${name} was asked for ${Math.round(painted - at)} ms before the first paint`),
      ];
    }));
  });
}

test("where storage is refused the page is as the device has it, without a fault", () => stage.visit({ colorScheme: "dark" }, async (page) => {
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } }));
  await page.goto(stage.url(real.of("home")));
  assert.equal(await page.locator("html").getAttribute("data-theme"), null);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(20, 24, 27)");
}));
