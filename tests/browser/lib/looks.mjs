// The looks of a page that a designer would lay side by side.

const HEIGHTS = { 360: 740, 768: 1024, 1280: 900 };

/**
 * Calls `act(page, sample, look)` for each sample at some widths, light, dark and, where asked for, in the colours that
 * a reader forces on every page; returns what it found.
 */
export async function eachLook(stage, samples, act, { widths = [360, 1280], forced = false } = {}) {
  const found = [];
  const schemes = [{ colorScheme: "light" }, { colorScheme: "dark" }, ...(forced ? [{ colorScheme: "dark", forcedColors: "active" }] : [])];
  for (const width of widths) {
    const viewport = { width, height: HEIGHTS[width] };
    found.push(...await stage.each(samples, { viewport, reducedMotion: "reduce" }, async (page, sample) => {
      await page.goto(stage.url(sample), { waitUntil: "load" });
      const faults = [];
      for (const { colorScheme, forcedColors = "none" } of schemes) {
        await page.emulateMedia({ colorScheme, forcedColors });
        const look = { width, colorScheme, forced: forcedColors === "active" };
        const name = look.forced ? "forced colours" : colorScheme;
        faults.push(...((await act(page, sample, look)) ?? []).map((fault) => `${width} px, ${name}: ${fault}`));
      }
      return faults;
    }));
  }
  return found;
}
