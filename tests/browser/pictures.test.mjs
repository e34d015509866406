// Pictures of a page of each kind, to be looked at: pictures/<site>/<page>-<width>-<scheme>.png.

import assert from "node:assert/strict";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { eachLook } from "./lib/looks.mjs";
import { sites } from "./lib/sites.mjs";

const folder = fileURLToPath(new URL("pictures/", import.meta.url));
/** A longer page is cut: what it looks like is seen by then. */
const TALLEST = 6000;

const stage = await start();
after(stage.stop);

test("a picture of each kind of page is taken at 360 and 1280 px, light and dark", async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const site of sites) {
    mkdirSync(`${folder}${site.name}`, { recursive: true });
    none(await eachLook(stage, site.samples, async (page, sample, { width, colorScheme }) => {
      const name = `${sample.kind}-${sample.path.split("/").length}-${width}-${colorScheme}.png`;
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const path = `${folder}${site.name}/${name}`;
      await page.screenshot({ path, fullPage: true, animations: "disabled", clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) } });
      assert.ok(statSync(path).size > 5_000, "an empty picture");
    }));
  }
});
