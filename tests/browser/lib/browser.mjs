// Debian's Chromium, driven over its own protocol: nothing is downloaded.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { none } from "./faults.mjs";
import { serve } from "./server.mjs";
import { sites } from "./sites.mjs";

const PATIENCE = 15_000;
const AT_ONCE = 3;

function executable() {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      try { accessSync(path, constants.X_OK); return path; } catch { /* not here */ }
    }
  }
  throw new Error("no chromium in PATH: apt-get install chromium");
}

/** A browser without its sandbox, which a container refuses: the only pages it opens are ours. */
export async function launch(...args) {
  const browser = await chromium.launch({ executablePath: executable(), chromiumSandbox: false, args });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    if (options?.javaScriptEnabled !== false) await scriptsFirst(context);
    return context;
  };
  return browser;
}

/** Scripts are asked for once a page has been painted. A test looks at the page as it is when they have run. */
async function scriptsFirst(context) {
  await context.addInitScript(() => {
    const ran = new Set();
    for (const end of ["load", "error"]) document.addEventListener(end, ({ target }) => { if (target.localName === "script") ran.add(target); }, true);
    window.scriptsRan = () => document.readyState === "complete" && !document.querySelector("template[data-later]") &&
      [...document.scripts].every((script) => !script.src || ran.has(script));
  });
  const newPage = context.newPage.bind(context);
  context.newPage = async () => {
    const page = await newPage();
    for (const way of ["goto", "reload"]) {
      const go = page[way].bind(page);
      page[way] = async (...given) => {
        const answer = await go(...given);
        await page.waitForFunction(() => !window.scriptsRan || window.scriptsRan());
        return answer;
      };
    }
    return page;
  };
}

/** A browser and both sites on their servers, for the tests of one file; `stop` ends all of it. */
export async function start() {
  const browser = await launch();
  const servers = new Map();
  for (const site of sites) servers.set(site, await serve(site));
  return {
    browser,
    url: (page) => servers.get(page.site).url(page),
    root: (site) => servers.get(site).root,
    stop: async () => { await browser.close(); for (const server of servers.values()) server.close(); },

    /** Runs `act(page, sample)` for each sample in a page of its own, a few at once; returns what the acts found. */
    async each(samples, options, act) {
      const context = await browser.newContext({ locale: "vi-VN", ...options });
      context.setDefaultTimeout(PATIENCE);
      const found = [], left = [...samples];
      const work = async () => {
        for (let sample = left.shift(); sample; sample = left.shift()) {
          const page = await context.newPage();
          try {
            for (const fault of (await act(page, sample)) ?? []) found.push(`${sample}: ${fault}`);
          } catch (error) {
            found.push(`${sample}: ${error.message}`);
          }
          await page.close();
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      await context.close();
      return found.sort();
    },

    /** A page of its own for one test, closed when `act` is done; nothing may go wrong on it. */
    async visit(options, act) {
      const context = await browser.newContext({ locale: "vi-VN", ...options });
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const faults = watch(page);
      try { await act(page); } finally { await context.close(); }
      none(faults);
    },
  };
}

/** Collects what goes wrong on a page: messages, errors, requests that fail or leave the site, dialogs. */
export function watch(page) {
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("requestfailed", (request) => {
    const reason = request.failure().errorText;
    // a new page ends the requests of the one before it
    if (reason !== "net::ERR_ABORTED") faults.push(`request: ${request.url()} ${reason}`);
  });
  page.on("request", (request) => {
    const to = new URL(request.url()), from = request.frame().url();
    if (/^https?:/.test(from) && to.origin !== new URL(from).origin) faults.push(`leaves the site: ${to}`);
    if (from.startsWith("file:") && to.protocol !== "file:") faults.push(`leaves the folder: ${to}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return faults;
}
