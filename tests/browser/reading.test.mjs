// Small screens, large text, dark rooms, forced colours, paper.

import test, { after } from "node:test";
import { start, watch } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { sites } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

/** What makes a page wider than its window; runs in the page. */
function tooWide() {
  const root = document.documentElement, width = innerWidth;
  const hidden = [root, document.body].filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX));
  const found = hidden.map((one) => `<${one.localName}> hides what is too wide`);
  if (root.scrollWidth <= width) return found;
  found.push(`${root.scrollWidth} of ${width} px`);
  const scrolls = (element) => element !== null && element !== document.body
    && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  for (const element of document.body.querySelectorAll("*")) {
    const { right } = element.getBoundingClientRect();
    if (right > width + 0.5 && !scrolls(element.parentElement) && !element.closest("svg")?.parentElement?.closest("svg")) {
      found.push(`<${element.localName} class="${element.getAttribute("class") ?? ""}"> ends at ${Math.round(right)}: ${element.textContent.trim().slice(0, 40)}`);
    }
    if (found.length > 4) break;
  }
  return [found.join("; ")];
}

const VIEWS = [
  { title: "320 px", width: 320, size: 16 },
  { title: "360 px", width: 360, size: 16 },
  { title: "360 px with text twice as large", width: 360, size: 32 },
  { title: "1280 px with text twice as large", width: 1280, size: 32 },
];

for (const site of sites) {
  test(`${site.name}: no page scrolls sideways at ${VIEWS.map((view) => view.title).join(", ")}`, async () => {
    none(await stage.each(site.samples, {}, async (page, sample) => {
      const found = [];
      // as the reader's own setting: rules for narrow windows, written in rem, follow it
      const settings = await page.context().newCDPSession(page);
      for (const { title, width, size } of VIEWS) {
        await page.setViewportSize({ width, height: 740 });
        await settings.send("Page.setFontSizes", { fontSizes: { standard: size, fixed: size } });
        if (page.url() === "about:blank") await page.goto(stage.url(sample));
        found.push(...(await page.evaluate(tooWide)).map((fault) => `${title}: ${fault}`));
      }
      return found;
    }));
  });

  test(`${site.name}: a screen that prefers dark gets light text on a dark ground, and the toggle overrules it`, async () => {
    none(await stage.each(site.samples, { colorScheme: "dark" }, async (page, sample) => {
      await page.goto(stage.url(sample));
      const shades = () => page.evaluate(() => {
        const shade = (colour) => {
          const [r, g, b] = colour.match(/[\d.]+/g).map(Number);
          return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
        };
        const body = getComputedStyle(document.body);
        return [shade(body.backgroundColor), shade(getComputedStyle(document.querySelector("main h1")).color)];
      });
      const [ground, ink] = await shades();
      await page.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
      const [lightGround, darkInk] = await shades();
      return [
        ...(ground < 0.25 && ink > 0.7 ? [] : [`dark: ground ${ground}, ink ${ink}`]),
        ...(lightGround > 0.85 && darkInk < 0.3 ? [] : [`light: ground ${lightGround}, ink ${darkInk}`]),
      ];
    }));
  });

  test(`${site.name}: with forced colours, dark or light, the words in charts stand out from the ground`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      none(await stage.each(site.samples, { forcedColors: "active", colorScheme }, async (page, sample) => {
        const faults = watch(page);
        await page.goto(stage.url(sample));
        const faint = await page.evaluate(() => {
          const light = (colour) => {
            const [r, g, b] = colour.match(/[\d.]+/g).map((part) => {
              const c = Number(part) / 255;
              return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = light(getComputedStyle(document.body).backgroundColor);
          const contrast = (colour) => { const l = light(colour); return (Math.max(l, ground) + 0.05) / (Math.min(l, ground) + 0.05); };
          return [...document.querySelectorAll("main svg text")].filter((text) => text.getClientRects().length
            && contrast(getComputedStyle(text).fill) < 4.5).map((text) => `faint: ${text.textContent.trim()} (${getComputedStyle(text).fill})`);
        });
        return [...faults, ...faint.slice(0, 5)];
      }));
    }
  });

  test(`${site.name}: every page prints, without its controls and with what stands folded on the screen`, async () => {
    none(await stage.each(site.samples, {}, async (page, sample) => {
      await page.goto(stage.url(sample));
      const pdf = await page.pdf({ format: "A4" });
      const sheets = (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
      await page.emulateMedia({ media: "print" });
      const found = await page.evaluate(() => {
        const shown = (element) => element.getClientRects().length > 0;
        const controls = [...document.querySelectorAll("button, select, input, header nav, .skip")]
          .filter((one) => shown(one) && !one.closest("th"));
        const folded = [...document.querySelectorAll("main details:not([open])")];
        return [...controls.map((one) => `prints <${one.localName}> ${one.textContent.trim().slice(0, 30)}`), ...folded.map((one) => `folded: ${one.textContent.trim().slice(0, 30)}`)];
      });
      if (sheets < 1) found.push("no sheet");
      return found.slice(0, 5);
    }));
  });
}

test("a unit prints on A4 with nothing cut off at its right edge", async () => {
  for (const site of sites) {
    none(await stage.each([site.of("unit"), site.of("finding")], { viewport: { width: 700, height: 1000 } }, async (page, sample) => {
      await page.emulateMedia({ media: "print" });
      await page.goto(stage.url(sample));
      const wide = await page.evaluate(() => [...document.querySelectorAll("main *")]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest("svg")).map((one) => `<${one.localName}> ${one.textContent.trim().slice(0, 40)}`));
      return wide.slice(0, 5);
    }));
  }
});

test("text never gets smaller than 12 px, in charts neither", async () => {
  for (const site of sites) {
    none(await stage.each(site.samples, { viewport: { width: 360, height: 740 } }, async (page, sample) => {
      await page.goto(stage.url(sample));
      return page.evaluate(() => {
        const small = new Set();
        for (const element of document.querySelectorAll("body *")) {
          const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
          if (!own || !element.getClientRects().length) continue;
          const matrix = element.ownerSVGElement ? element.getScreenCTM().a : 1;
          const size = parseFloat(getComputedStyle(element).fontSize) * matrix;
          if (size < 11.95) small.add(`<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${size.toFixed(1)} px: ${element.textContent.trim().slice(0, 30)}`);
        }
        return [...small].slice(0, 5);
      });
    }));
  }
});

test("on a phone whatever is pressed is at least 24 px, and what stands alone 44 px high", async () => {
  for (const site of sites) {
    none(await stage.each(site.samples, { viewport: { width: 360, height: 740 }, hasTouch: true }, async (page, sample) => {
      await page.goto(stage.url(sample));
      return page.evaluate(() => {
        const found = [];
        for (const element of document.querySelectorAll("button, select, input:not([type=hidden]), summary, nav a, .places a, .chips a, .brand")) {
          const box = element.getBoundingClientRect();
          if (!box.width || element.closest(".vh, table")) continue;
          const least = element.matches(".crumb a, .foot a, .pn a") ? 24 : 44;
          if (box.height < least - 0.5) found.push(`<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${box.height.toFixed(0)} px: ${element.textContent.trim().slice(0, 30)}`);
        }
        return found.slice(0, 4);
      });
    }));
  }
});
