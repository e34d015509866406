// Units side by side: by their addresses, from a server and from a folder, with the figures of their own pages.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { start } from "./lib/browser.mjs";
import { attribute, document, elements, plain, text } from "./lib/html.mjs";
import { province } from "./lib/province.mjs";
import { serve } from "./lib/server.mjs";
import { mau, real, sites } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

const WIDE = { viewport: { width: 1280, height: 900 } };
const all = (node, name) => [...elements(node)].filter((element) => element.tagName === name);

/** Percent of maximum by year, as the page of a unit prints it. */
function printed(site, unit) {
  const root = document(site.page(`don-vi/${unit}/index.html`).source());
  const section = all(root, "section").find((one) => attribute(one, "aria-labelledby") === "nam");
  const table = section && all(section, "table").pop();
  return new Map((table ? all(all(table, "tbody")[0], "tr") : []).map((row) => {
    const cells = [...row.childNodes].filter((cell) => ["th", "td"].includes(cell.tagName));
    return [plain(text(cells[0])), plain(text(cells[3]))];
  }));
}

const rich = (site) => site.pages.filter((page) => page.kind === "unit" && page.source().includes('id="so-sanh"')).slice(0, 3)
  .map((page) => page.path.split("/")[1]);

for (const [where, address] of [["a server", (site) => stage.url(site.page("so-sanh/index.html"))], ["a folder", (site) => site.page("so-sanh/index.html").file]]) {
  test(`three units of one address stand side by side, from ${where}, with the figures of their own pages and the break named`, () => stage.visit(WIDE, async (page) => {
    const units = rich(mau);
    assert.equal(units.length, 3);
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`${address(mau)}?a=${units[0]}&b=${units[1]}&c=${units[2]}`);
    await page.locator("#canh-nhau").waitFor();
    assert.ok(!(await page.locator("#danh-sach").isVisible()));
    const rows = await page.locator("[data-part=years] tbody tr:not(.brk-row)").evaluateAll((list) => list.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
    assert.ok(rows.length > 3);
    for (const [at, unit] of units.entries()) {
      const own = printed(mau, unit);
      for (const row of rows) if (own.has(row[0])) assert.equal(row[at + 1], own.get(row[0]), `${unit} ${row[0]}`);
      assert.ok(own.size > 3, unit);
    }
    assert.ok(await page.locator("[data-part=years] .brk-row").count() >= 1, "the criteria sets changed, and the page must say so");
    assert.equal(await page.locator("[data-part=domains] tbody tr").first().locator("td").count(), 3);
    assert.ok(await page.locator("[data-part=facts] tbody tr").count() >= 5);
    assert.deepEqual(errors, []);
  }));
}

test("units are chosen by key, the address keeps them, one alone asks for another, and clearing brings the lists back", () => stage.visit(WIDE, async (page) => {
  await page.goto(stage.url(real.page("so-sanh/index.html")));
  const [first, second] = [page.locator("select[name=a]"), page.locator("select[name=b]")];
  assert.equal(await second.locator("option").count(), await first.locator("option").count());
  await first.selectOption("huyen-cho-don");
  await page.waitForURL((url) => url.searchParams.get("a") === "huyen-cho-don");
  assert.ok(!(await page.locator("#canh-nhau").isVisible()));
  assert.ok((await page.locator("[data-compare] [role=status]").textContent()).length > 5);
  await second.selectOption("huyen-dak-glei");
  await page.locator("#canh-nhau").waitFor();
  await page.reload();
  await page.locator("#canh-nhau").waitFor();
  assert.deepEqual(await page.locator("[data-part=years] thead a").allTextContents(), ["Huyện Chợ Đồn", "Huyện Đắk Glei"]);
  assert.ok(await page.locator("[data-part=years] .na").count() > 0, "a year without data is said to be one");
  await page.locator("[data-compare] [type=reset]").press("Enter");
  await page.locator("#danh-sach").waitFor();
  assert.equal(new URL(page.url()).search, "");
}));

test("without the script a commune stands beside its neighbours and the mean of its district, and the lists beside each other", () => {
  for (const site of sites) {
    const units = site.pages.filter((page) => page.kind === "unit" && page.source().includes('id="so-sanh"'));
    for (const unit of units) {
      const section = all(document(unit.source()), "section").find((one) => attribute(one, "aria-labelledby") === "so-sanh");
      const rows = all(all(section, "tbody")[0], "tr");
      assert.ok(rows.length >= 3 && rows.length <= 5, `${unit}: ${rows.length} neighbours`);
      assert.equal(rows.filter((row) => all(row, "strong").length).length, 1, `${unit}: itself among them`);
      const shares = rows.map((row) => Number(attribute(all(row, "td").pop(), "data-v")));
      assert.deepEqual(shares, [...shares].sort((a, b) => b - a), `${unit}: the highest first`);
    }
  }
  assert.ok(rich(mau).length, "no commune is compared");
});

/** The address of the comparison, as `how` reaches it. */
const compared = (site, how, query) => `${how === "folder" ? site.page("so-sanh/index.html").file : stage.url(site.page("so-sanh/index.html"))}${query}`;
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const chosen = (page) => page.locator("form[data-compare] select").evaluateAll((list) => list.map((select) => select.value));
const heads = (page, part = "years") => page.locator(`[data-part=${part}] thead a`).allTextContents();

test("four units are chosen with keys alone, and the shared address shows somebody else the same", () => stage.visit(PHONE, async (page) => {
  await page.goto(compared(mau, "server", ""));
  const wanted = ["Xã Giếng Đá", "Xã Khe Vàng", "Thị trấn Mẫu", "Huyện Mẫu"];
  for (const [at, name] of wanted.entries()) {
    const select = page.locator("form[data-compare] select").nth(at);
    await select.focus();
    const steps = await select.evaluate((one, wanted) => [...one.options].findIndex((option) => option.textContent === wanted), name);
    for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowDown");
    assert.equal(await select.evaluate((one) => one.selectedOptions[0].textContent), name);
  }
  await page.locator("#canh-nhau").waitFor();
  assert.deepEqual(await heads(page), wanted);
  const address = page.url(), before = await page.locator("#canh-nhau").textContent();
  await page.goto("about:blank");
  await page.goto(address);
  await page.locator("#canh-nhau").waitFor();
  assert.equal(await page.locator("#canh-nhau").textContent(), before);
  for (const part of ["years", "domains", "facts"]) {
    const boxes = await page.locator(`[data-part=${part}] table`).evaluate((table) => ({ table: table.getBoundingClientRect().right,
      cells: Math.max(...[...table.querySelectorAll("th, td")].map((cell) => cell.getBoundingClientRect().right)), shown: table.parentElement.getBoundingClientRect().right }));
    assert.ok(boxes.cells <= boxes.shown + 0.5, `${part}: four units reach ${boxes.cells} of ${boxes.shown} px on a phone`);
  }
  const widths = await page.locator("[data-part=years] tbody svg.bar").evaluateAll((list) => [...new Set(list.map((bar) => Math.round(bar.getBoundingClientRect().width)))]);
  assert.equal(widths.length, 1, `bars of ${widths} px cannot be compared`);
}));

test("one sentence says who is highest in the newest year that they share, and who has no figure of it", () => stage.visit(WIDE, async (page) => {
  await page.goto(compared(mau, "folder", "?a=xa-gieng-da-99049&b=xa-khe-vang-99076&c=xa-dong-my-99007"));
  await page.locator("#canh-nhau").waitFor();
  const said = (await page.locator("[data-lead]").textContent()).replace(/\u00a0/g, " ");
  const row = (await page.locator("[data-part=years] tbody tr", { has: page.locator("th", { hasText: /^2024$/ }) }).locator("td").allTextContents()).map((cell) => cell.trim());
  assert.equal(said, `Năm 2024, Xã Đông Mỹ cao nhất, đạt ${row[2]} % điểm tối đa; Xã Khe Vàng ${row[1]} %; Xã Giếng Đá không có số liệu năm đó.`);
  // of two that never had a result in one year nothing is claimed
  await page.goto(compared(real, "folder", "?a=huyen-cho-don&b=huyen-dak-glei"));
  await page.locator("#canh-nhau").waitFor();
  assert.match(await page.locator("[data-lead]").textContent(), /Chưa có năm nào/);
}));

test("units of different criteria sets are said to compare only roughly, once, with the years; units of one set are not", () => stage.visit(PHONE, async (page) => {
  await page.goto(compared(mau, "server", "?a=huyen-mau&b=xa-dong-my-99007"));
  await page.locator("#canh-nhau").waitFor();
  const note = page.locator("p[data-differ]");
  assert.match(await note.textContent(), /^Năm 2019–2024: các đơn vị dùng bộ tiêu chí khác nhau/);
  const sets = await page.locator("[data-part=facts] tr", { hasText: "Bộ tiêu chí năm đó" }).locator("td").allTextContents();
  assert.equal(new Set(sets).size, 2);
  await page.goto(compared(mau, "server", "?a=xa-dong-my-99010&b=xa-dong-my-99007"));
  await page.locator("#canh-nhau").waitFor();
  assert.ok(!(await note.isVisible()));
  assert.match(await page.locator(".brk-row").textContent(), /Từ 2022, đổi bộ tiêu chí: Xã Đồng Mỹ, Xã Đông Mỹ\./);
}));

test("a dissolved district and an old commune say where they lie today beside one that stands", () => stage.visit(WIDE, async (page) => {
  await page.goto(compared(mau, "server", "?a=huyen-mau&b=xa-gieng-da-99049"));
  await page.locator("#canh-nhau").waitFor();
  const now = await page.locator("[data-part=facts] tr", { hasText: "Nay thuộc" }).locator("td").allTextContents();
  assert.equal(now[1], "Xã Đồi Sim");
  assert.equal(now[0].split(", ").length, 6, now[0]);
}));

test("an address with a unit that is not to be compared says so and compares the others", () => stage.visit(WIDE, async (page) => {
  await page.goto(compared(mau, "server", "?a=xa-mau-99001&b=xa-dong-my-99007&c=xa-khe-vang-99076"));
  await page.locator("#canh-nhau").waitFor();
  assert.match(await page.locator("[data-unknown]").textContent(), /Không có trong danh sách so sánh: xa-mau-99001\./);
  assert.deepEqual(await chosen(page), ["", "xa-dong-my-99007", "xa-khe-vang-99076", ""]);
}));

test("units without scores are compared by what is known of them", () => stage.visit(WIDE, async (page) => {
  const bare = real.pages.filter((one) => one.kind === "unit" && one.source().includes("?a=")).map((one) => one.path.split("/")[1])
    .filter((id) => /^(xa|thi-tran)-/.test(id) && real.files.has(`so-sanh/muc/${id}.js`)).filter((id) => real.page(`don-vi/${id}/index.html`).source().includes("điểm, hạng và xếp loại"));
  assert.ok(bare.length >= 2, "every commune has scores");
  await page.goto(compared(real, "server", `?a=${bare[0]}&b=${bare[1]}`));
  await page.locator("#canh-nhau").waitFor();
  assert.ok(!(await page.locator("[data-part=years]").isVisible()), "no empty table");
  const findings = await page.locator("[data-part=facts] tr", { hasText: "Tồn tại, mọi năm" }).locator("td").allTextContents();
  assert.ok(findings.every((count) => Number(count) > 0), findings.join());
}));

test("of very many units the choices come as a script, from a server and from a folder, each once, and the address waits for them", async () => {
  const wide = province({ districts: 2, communes: 65, large: 0, offices: 0, years: 1, findings: 1, corrections: 0 });
  const server = await serve({ base: new URL("https://rong.example/"), folder: wide.folder });
  try {
    const own = pathToFileURL(join(wide.folder, "so-sanh/index.html")).href;
    assert.match(readFileSync(join(wide.folder, "so-sanh/index.html"), "utf8"), /data-units=/);
    const ids = readdirSync(join(wide.folder, "so-sanh/muc")).filter((name) => name.endsWith(".js")).map((name) => name.slice(0, -3));
    assert.ok(ids.length > 120);
    for (const address of [own, `${server.root}so-sanh/index.html`]) {
      await stage.visit(WIDE, async (page) => {
        await page.goto(`${address}?a=xa-huyen-1-3&b=xa-huyen-2-64`);
        await page.locator("#canh-nhau").waitFor();
        assert.deepEqual(await chosen(page), ["xa-huyen-1-3", "xa-huyen-2-64", "", ""]);
        assert.deepEqual(await heads(page), ["Xã Số 1 3", "Xã Số 2 64"]);
        for (const name of ["a", "d"]) {
          const offered = await page.locator(`select[name=${name}] option`).evaluateAll((list) => list.map((one) => one.value).filter(Boolean));
          assert.deepEqual([...offered].sort(), [...ids].sort());
        }
        await page.locator("select[name=c]").selectOption("huyen-1");
        await page.waitForFunction(() => document.querySelectorAll("[data-part=years] thead a").length === 3);
      });
    }
  } finally {
    server.close();
    wide.remove();
  }
});

for (const site of sites) {
  test(`${site.name}: without JavaScript the page of comparisons has lists only, whose names lead to their pages`, () => stage.visit({ ...PHONE, javaScriptEnabled: false }, async (page) => {
    await page.goto(compared(site, "server", "?a=huyen-mau&b=xa-dong-my-99007"));
    assert.ok(!(await page.locator("form[data-compare]").isVisible()));
    assert.ok(!(await page.locator("#canh-nhau").isVisible()));
    assert.ok(await page.locator("#danh-sach a[href*='don-vi/']").count() > 3);
  }));
}
