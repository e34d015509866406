// The four looks of a page that a designer would lay side by side.

/** Calls `act(page, sample, look)` for each sample at 360 and 1280 px, light and dark, and returns what it found. */
export async function eachLook(stage, samples, act) {
  const found = [];
  for (const width of [360, 1280]) {
    const viewport = { width, height: width === 360 ? 740 : 900 };
    found.push(...await stage.each(samples, { viewport, reducedMotion: "reduce" }, async (page, sample) => {
      await page.goto(stage.url(sample), { waitUntil: "load" });
      const faults = [];
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const look = { width, colorScheme };
        faults.push(...((await act(page, sample, look)) ?? []).map((fault) => `${width} px, ${colorScheme}: ${fault}`));
      }
      return faults;
    }));
  }
  return found;
}
