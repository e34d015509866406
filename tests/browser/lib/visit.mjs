// Loading a page as somebody does who comes for the first time, on a cheap phone or at a desk.

/** Lighthouse's simulated phone: slow 4G and a processor four times slower. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1638.4 * 1024 / 8, uploadThroughput: 675 * 1024 / 8 };
const SLOWER = 4;
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, hasTouch: true, isMobile: true };
export const DESK = { viewport: { width: 1280, height: 800 } };

const richest = (pages) => pages.reduce((one, other) => (other.size > one.size ? other : one));

/** The commune with most to say. */
export const richestCommune = (site) => richest(site.pages.filter((page) => page.kind === "unit" && page.source().includes("data-leaf")));

/** The pages that people come to, each the richest of its kind. */
export function visited(site) {
  return [
    { what: "home", page: site.of("home") },
    { what: "commune", page: richestCommune(site) },
    { what: "unit", page: richest(site.pages.filter((page) => page.kind === "unit" && page.path.split("/").length === 3)) },
    { what: "finding", page: site.of("finding") },
    { what: "year", page: richest(site.pages.filter((page) => page.kind === "year")) },
    { what: "search", page: site.of("search") },
  ];
}

/** Runs in the page before anything else: keeps what moves and what is painted last. */
function watchPaint() {
  window.moved = [];
  window.painted = 0;
  const place = (node) => node?.nodeType === 1 ? `<${node.localName} class="${node.className?.baseVal ?? node.className}">` : String(node?.nodeName);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.moved.push([entry.value, entry.sources.map((source) => place(source.node)).join(" ")]);
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.painted = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
}

/** Loads a page as a phone, or a desk, does for the first time: nothing kept from before. */
export async function load(stage, address, { slow = false, screen = PHONE } = {}) {
  const context = await stage.browser.newContext({ locale: "vi-VN", ...screen });
  try {
    const page = await context.newPage(), session = await context.newCDPSession(page);
    await page.addInitScript(watchPaint);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
    if (slow) {
      await session.send("Network.emulateNetworkConditions", NETWORK);
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    }
    await page.goto(address, { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready);
    // observers report between frames
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    const { moved, painted } = await page.evaluate(() => ({ moved: window.moved, painted: window.painted }));
    return { bytes, moved, painted };
  } finally {
    await context.close();
  }
}
