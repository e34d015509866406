// A site with `[features] offline = true`, with and without a network.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./lib/browser.mjs";
import { program } from "./lib/extreme.mjs";
import { serve } from "./lib/server.mjs";

const sample = fileURLToPath(new URL("../../examples/huyen-mau", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "minhbach-offline-")), content = join(work, "content"), folder = join(work, "public");
const BASE = "http://localhost/cong-khai/";

function build(out = folder) {
  execFileSync(program(), ["build", "--content", content, "--out", out, "--base-url", BASE, "--date", "2026-11-20", "--no-cache"], { stdio: "pipe" });
  return readFileSync(join(out, "sw.js"), "utf8");
}

cpSync(sample, content, { recursive: true });
appendFileSync(join(content, "site.toml"), "\n[features]\noffline = true\n");
const first = build(), browser = await launch(), server = await serve({ base: new URL(BASE), folder });
after(async () => { await browser.close(); server.close(); rmSync(work, { recursive: true, force: true }); });
const at = (path) => server.root.replace("127.0.0.1", "localhost") + path;
const hits = (page) => page.locator("[data-results] > li");

async function ask(page, query) {
  await page.locator("form[data-search] input[name=q]").fill(query);
  await page.keyboard.press("Enter");
  await hits(page).first().waitFor();
  return page.locator("[data-results] > li h3").allTextContents();
}

test("the same content is the same worker, other content another", () => {
  assert.equal(build(join(work, "again")), first);
  assert.match(first, /const VERSION = "[0-9a-f]{16}"/);
  appendFileSync(join(content, "site.toml"), ""); // nothing changed
  const notice = readFileSync(join(content, "site.toml"), "utf8").includes("notice") ? "" : "notice = 'Thử'\n";
  const changed = join(work, "changed");
  cpSync(content, join(work, "other"), { recursive: true });
  const file = join(work, "other", "site.toml"), text = readFileSync(file, "utf8");
  rmSync(file);
  appendFileSync(file, notice ? notice + text : text.replace(/^title = .*/m, "title = 'Trang khác'"));
  execFileSync(program(), ["build", "--content", join(work, "other"), "--out", changed, "--base-url", BASE, "--date", "2026-11-20", "--no-cache"], { stdio: "pipe" });
  assert.notEqual(readFileSync(join(changed, "sw.js"), "utf8"), first);
});

test("after a first visit the page, the search and its hits are there without a network", async () => {
  const context = await browser.newContext({ locale: "vi-VN" }), page = await context.newPage();
  await page.goto(at(""));
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // the worker keeps the page that brought it right after it takes over
  await page.waitForFunction(async () => Boolean(await caches.match(location.href)));
  await page.goto(at("tim-kiem/index.html"));
  const online = await ask(page, "hồ sơ quá hạn");
  await context.setOffline(true);
  await page.goto(at(""));
  assert.ok((await page.locator("h1").textContent()).trim(), "the first page");
  await page.goto(at("tim-kiem/index.html"));
  assert.deepEqual(await ask(page, "hồ sơ quá hạn"), online);
  assert.ok((await ask(page, "chữ ký số")).length, "a query that was never asked with a network");
  await context.close();
});

test("a new build replaces what the old one kept", async () => {
  const context = await browser.newContext({ locale: "vi-VN" }), page = await context.newPage();
  const caches = () => page.evaluate(async () => (await globalThis.caches.keys()).filter((name) => name.startsWith("minhbach-")));
  await page.goto(at(""));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const [before, ...more] = await caches();
  assert.equal(more.length, 0);
  const file = join(content, "site.toml"), text = readFileSync(file, "utf8");
  rmSync(file);
  appendFileSync(file, text.replace(/^title = .*/m, "title = 'Trang khác'"));
  build();
  await page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });
  await page.waitForFunction(async (old) => {
    const names = (await globalThis.caches.keys()).filter((name) => name.startsWith("minhbach-"));
    return names.length === 1 && names[0] !== old;
  }, before);
  await context.close();
});

test("a site that does not ask for it has no worker", () => {
  const plain = join(work, "plain");
  execFileSync(program(), ["build", "--content", sample, "--out", plain, "--base-url", BASE, "--date", "2026-11-20", "--no-cache"], { stdio: "pipe" });
  assert.throws(() => readFileSync(join(plain, "sw.js")));
  assert.doesNotMatch(readFileSync(join(plain, "index.html"), "utf8"), /sw\.js/);
});
