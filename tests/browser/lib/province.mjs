// A made-up province of any size: every list that a page could show grows with it.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { program } from "./extreme.mjs";

const KEYS = ["chi-dao", "the-che", "thu-tuc", "bo-may", "cong-vu", "tai-chinh", "chinh-quyen-so", "ky-luat"];
const STATUSES = [null, "reported-done", "verified-done", "in-progress", "not-started"];
const SET = "bo-rong", OFFICES = 6, INDICATORS = 8, CRITERIA = 3, LAST = 2024;
const json = (value) => `${JSON.stringify(value)}\n`;

/** Whole numbers that look random and are not. */
const mixed = (...parts) => {
  let state = 2166136261;
  for (const part of parts) state = Math.imul(state ^ (part + 0x9E37), 16777619) >>> 0;
  return (state ^ (state >>> 13)) >>> 0;
};
const hundredths = (n) => (n / 100).toFixed(2);

/** The files of a province, by path. `large` is the number of communes that lie below it without a district. */
function content({ districts, communes, large, offices, years, findings, corrections }) {
  const files = new Map(), set = (path, text) => files.set(path, text);
  set("site.toml", 'title = "Tỉnh rộng"\nbase_url = "https://rong.example/"\npublisher = "UBND tỉnh Rộng"\nlanguage = "vi"\n');
  const units = [{ id: "tinh-rong", name: "Tỉnh Rộng", kind: "province", code: "97" }];
  const areas = [];
  let code = 80001;
  const area = (id, name, count) => {
    const below = Array.from({ length: count }, (_, at) => ({ id: `xa-${id}-${at + 1}`, name: `Xã ${name.replace(/^\S+ /, "")} ${at + 1}` }));
    for (const one of below) units.push({ ...one, kind: "commune", parent: id, code: String(code++) });
    for (let at = 0; at < OFFICES; at++) units.push({ id: `phong-${at + 1}-${id}`, name: `Phòng số ${at + 1} ${name.replace(/^\S+ /, "")}`, kind: "office", parent: id });
    areas.push({ id, communes: below });
  };
  for (let at = 0; at < districts; at++) {
    units.push({ id: `huyen-${at + 1}`, name: `Huyện Số ${at + 1}`, kind: "district", parent: "tinh-rong", code: String(700 + at) });
    area(`huyen-${at + 1}`, `Huyện Số ${at + 1}`, communes);
  }
  if (large) area("tinh-rong", "Tỉnh Rộng", large);
  for (let at = 0; at < offices; at++) units.push({ id: `trung-tam-${at + 1}`, name: `Trung tâm số ${at + 1}`, kind: "service-unit", parent: "tinh-rong" });
  set("units/units.json", json({ units }));

  const span = Array.from({ length: years }, (_, at) => LAST - years + 1 + at);
  set("frameworks/bo.json", json({ frameworks: [{
    id: SET, title: "Bộ tiêu chí rộng", level: "commune", years: span, scale: { appraised: "80", total: "80" },
    classes: [{ name: "Tốt", min: "60" }, { name: "Khá", max: "59.99" }],
    domains: KEYS.map((key, at) => ({ code: String(at + 1), key, title: `Lĩnh vực ${key}`, max: "10" })),
    criteria: KEYS.flatMap((_, at) => Array.from({ length: CRITERIA }, (_, one) => ({ code: `${at + 1}.${one + 1}`, parent: String(at + 1), title: `Tiêu chí ${at + 1}.${one + 1}`, max: "3" }))),
  }] }));
  const values = Array.from({ length: INDICATORS }, () => []);
  for (const year of span) {
    areas.forEach((own, place) => {
      const document = `bao-cao-${own.id}-${year}`;
      const source = (at) => ({ document, locator: `Mục ${1 + (at % 9)}, dòng ${at + 1}` });
      const scored = [...own.communes, { id: own.id }].map((unit, at) => ({ unit, domains: KEYS.map((_, domain) => 500 + (mixed(place, at, year, domain) % 500)) }));
      const total = (one) => one.domains.reduce((sum, points) => sum + points, 0);
      set(`results/${year}/${own.id}.json`, json({ results: scored.map((one, at) => ({
        unit: one.unit.id, year, framework: SET, totals: { appraised: hundredths(total(one)), total: hundredths(total(one)) },
        ...(one.unit.id === own.id ? {} : { rank: { position: 1 + scored.slice(0, -1).filter((other) => total(other) > total(one)).length, of: own.communes.length } }),
        class: total(one) >= 6000 ? "Tốt" : "Khá",
        domains: one.domains.map((points, domain) => ({ code: String(domain + 1), appraised: hundredths(points) })),
        criteria: KEYS.map((_, domain) => ({ criterion: `${domain + 1}.1`, appraised: hundredths(100 + (mixed(place, at, year, domain, 7) % 200)) })),
        source: source(at),
      })) }));
      const found = [];
      const finding = (unit, at, kind) => {
        const domain = mixed(place, at, year) % KEYS.length, status = STATUSES[mixed(at, year) % STATUSES.length];
        return {
          id: `${unit}-${year}-${at}`, kind, year, units: [unit], domain: KEYS[domain],
          ...(kind === "shortcoming" ? { criterion: `${domain + 1}.${1 + (at % CRITERIA)}`, framework: SET, loss: { amount: "0.25", basis: "max" } } : {}),
          title: `${kind === "shortcoming" ? "Chưa công khai" : "Đã công khai"} đủ thủ tục lần ${at + 1} năm ${year} ở ${unit}`, text: "Theo báo cáo của đơn vị.",
          responsible: [{ unit: `phong-${1 + (at % OFFICES)}-${own.id}`, role: "lead" }],
          ...(at % 3 ? {} : { due: `${year + 1}-06-30` }),
          ...(status && kind === "shortcoming" ? { history: [{ as_of: `${year + 1}-05-31`, status, assurance: status === "verified-done" ? "verified" : "self-reported", text: "Theo báo cáo.", source: source(at) }] } : {}),
          source: source(at),
        };
      };
      own.communes.forEach((unit, one) => {
        for (let at = 0; at < findings; at++) found.push(finding(unit.id, one * findings + at, at === findings - 1 ? "strength" : "shortcoming"));
      });
      found.push(finding(own.id, 9000, "shortcoming"));
      set(`findings/${year}/${own.id}.json`, json({ findings: found }));
      set(`documents/${year}/${document}.md`, `+++\nid = "${document}"\nnumber = "${place + 1}/BC-${own.id}"\ndate = "${year + 1}-02-14"\nissuer = "UBND ${own.id}"\nkind = "Báo cáo"\ntitle = "Kết quả năm ${year} của ${own.id}"\nperiod = "${year}"\nsigned = true\n+++\n\n## Kết quả\n\nSố liệu.\n`);
      [...own.communes, { id: own.id }].forEach((unit, at) => values.forEach((list, one) => {
        list.push({ unit: unit.id, year, value: hundredths(mixed(place, at, year, one) % 10000), source: source(at) });
      }));
    });
  }
  set("indicators/chi-tieu.json", json({ indicators: values.map((list, at) => ({ id: `chi-tieu-${at + 1}`, title: `Tỷ lệ hồ sơ loại ${at + 1} đúng hạn`, unit: "%", better: "higher", decimals: 2, values: list })) }));
  set("corrections/dinh-chinh.json", json({ corrections: span.flatMap((year) => areas.flatMap((own) => Array.from({ length: corrections }, (_, at) => ({
    id: `dc-${own.id}-${year}-${at}`, date: `${year + 1}-${String(1 + (at % 9)).padStart(2, "0")}-${String(10 + Math.floor(at / 9)).padStart(2, "0")}`, unit: own.id, field: "Tổng điểm", was: "60", now: "61", reason: "Khi nhập liệu đã chép nhầm.",
  })))) }));
  return files;
}

/** Builds a province into a folder of its own; `remove` takes it away. */
export function province(size) {
  const root = mkdtempSync(join(tmpdir(), "minhbach-province-"));
  for (const [path, text] of content(size)) {
    const file = join(root, "content", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  try {
    execFileSync(program(), ["build", "--content", join(root, "content"), "--out", join(root, "public"), "--date", "2026-11-20"], { stdio: "pipe", encoding: "utf8" });
  } catch (error) {
    throw new Error(`the province does not build:\n${error.stdout}\n${error.stderr}`.slice(0, 4000));
  }
  return { folder: join(root, "public"), remove: () => rmSync(root, { recursive: true, force: true }) };
}
