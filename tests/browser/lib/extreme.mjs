// A site of extremes, the same from one seed: what charts must hold out.

import { execFileSync } from "node:child_process";
import { accessSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../../../", import.meta.url));

/** Numbers below one that look random and are not (mulberry32). */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const KEYS = ["chi-dao", "the-che", "thu-tuc", "bo-may", "cong-vu", "tai-chinh", "chinh-quyen-so", "ky-luat"];
const LONG_TITLE = "Xây dựng và phát triển chính quyền điện tử, chính quyền số, ứng dụng công nghệ thông tin trong hoạt động của cơ quan hành chính nhà nước";
const LONG_NAME = "Xã Nghĩa Hưng Thượng Trường Sơn Đông Nam Phương Bắc";

/**
 * Districts, each of one kind of extreme: how many communes and years it has, and the percentage of a commune in a
 * year (null: no result that year).
 */
const DISTRICTS = [
  { id: "mot-nam", name: "Huyện Một Năm", years: [2024], communes: 3, percent: (random) => 40 + random() * 60 },
  { id: "muoi-hai-nam", name: "Huyện Mười Hai Năm", years: span(2013, 2024), communes: 60, long: true,
    // a year without any result, and communes that come late or go early
    percent: (random, at, year) => year === 2018 || (at % 7 === 3 && year < 2016) || (at % 11 === 5 && year > 2022) ? null : random() * 100 },
  { id: "bang-nhau", name: "Huyện Bằng Nhau", years: [2023, 2024], communes: 12, percent: () => 87.5 },
  { id: "so-khong", name: "Huyện Số Không", years: [2023, 2024], communes: 5, percent: () => 0 },
  { id: "tuyet-doi", name: "Huyện Tuyệt Đối", years: [2022, 2023, 2024], communes: 4, percent: () => 100 },
  { id: "thieu", name: "Huyện Thiếu Số", years: [2020, 2022, 2024], communes: 9,
    percent: (random, at, year) => (at + year) % 4 === 0 ? 20 + random() * 80 : null },
];

function span(first, last) { return Array.from({ length: last - first + 1 }, (_, at) => first + at); }

const framework = (year) => `bo-${year < 2016 ? 1 : year < 2020 ? 2 : year < 2022 ? 3 : 4}`;
const points = (share, max) => (Math.round(share * max * 10) / 1000).toFixed(3);
const json = (value) => `${JSON.stringify(value, null, 1)}\n`;

/** The files of the site, by path. */
function content(seed) {
  const random = seeded(seed), files = new Map();
  files.set("site.toml", 'title = "Tận cùng"\nbase_url = "https://tan-cung.example/"\npublisher = "UBND tỉnh Tận Cùng"\nlanguage = "vi"\n');
  const units = [{ id: "tinh-tan-cung", name: "Tỉnh Tận Cùng", kind: "province", code: "98" }];
  const results = new Map(), findings = new Map(), values = [];
  const source = (year) => ({ document: `bao-cao-${year}`, locator: "Phụ lục I" });
  let code = 90001;
  for (const district of DISTRICTS) {
    const { id, years } = district, communes = [];
    units.push({ id: `huyen-${id}`, name: district.name, kind: "district", parent: "tinh-tan-cung", code: String(900 + units.length) });
    for (let at = 0; at < district.communes; at++) {
      const name = district.long ? (at % 3 ? `Xã Số ${at + 1} Trường Xuân` : `${LONG_NAME} ${at + 1}`) : `Xã ${district.name.slice(6)} ${at + 1}`;
      communes.push({ id: `xa-${id}-${at + 1}`, name });
      units.push({ id: `xa-${id}-${at + 1}`, name, kind: "commune", parent: `huyen-${id}`, code: String(code++) });
    }
    for (const year of years) {
      const scored = communes.map((unit, at) => ({ unit: unit.id, share: district.percent(random, at, year) })).filter((one) => one.share !== null);
      const order = [...scored].sort((a, b) => b.share - a.share);
      const result = ({ unit, share }, rank, of) => {
        const set = framework(year), max = MAXIMA[set];
        const domains = KEYS.map((_, at) => {
          const appraised = points(share, max[at]);
          return { code: String(at + 1), self: points(Math.min(100, share + 5), max[at]), appraised, ...(at % 2 ? { survey: points(share, 100).slice(0, -1) > 1.5 ? "1.50" : points(share, 1) } : {}) };
        });
        const total = domains.reduce((sum, domain) => sum + Number(domain.appraised), 0).toFixed(3);
        return { unit, year, framework: set, totals: { appraised: total, total }, ...(rank ? { rank: { position: rank, of } } : {}), domains, source: source(year) };
      };
      const list = results.get(year) ?? [];
      list.push(...scored.map((one) => result(one, 1 + order.findIndex((other) => other.share === one.share), scored.length)));
      const mean = scored.length ? scored.reduce((sum, one) => sum + one.share, 0) / scored.length : null;
      if (mean !== null) list.push(result({ unit: `huyen-${id}`, share: mean }, 0, 0));
      results.set(year, list);
      const found = findings.get(year) ?? [];
      communes.slice(0, 20).forEach((unit, at) => {
        const status = [null, "reported-done", "verified-done", "in-progress", "not-started", "not-assessed", "superseded"][Math.floor(random() * 7)];
        found.push({
          id: `tt-${id}-${year}-${at}`, kind: "shortcoming", year, units: [unit.id], domain: KEYS[at % KEYS.length],
          title: `Tỷ lệ hồ sơ trực tuyến của ${unit.name} năm ${year} chưa đạt`, text: "Số liệu theo văn bản.",
          loss: { amount: "0.25", basis: "max" },
          figures: [{ label: "hồ sơ trực tuyến", numerator: at * 3, denominator: 60 + (year % 3), stated: ((at * 300) / (60 + (year % 3))).toFixed(2), unit: "%" }],
          ...(at % 2 ? { due: `${year + 1}-06-30` } : {}),
          ...(status ? { history: [{ as_of: `${year + 1}-05-31`, status, assurance: status === "verified-done" ? "verified" : "self-reported", text: "Theo báo cáo.", source: source(year) }] } : {}),
          source: source(year),
        });
      });
      findings.set(year, found);
      communes.forEach((unit, at) => {
        const held = at % 9 === 4, silent = at % 13 === 6;
        if (silent) return;
        values.push({ unit: unit.id, year, ...(held ? { withheld: true } : { value: points(district.percent(random, at, year) ?? 12.5, 100) }), source: source(year) });
      });
    }
  }
  files.set("units/units.json", json({ units }));
  files.set("frameworks/bo.json", json({ frameworks: Object.entries(MAXIMA).map(([id, max]) => ({
    id, title: `Bộ tiêu chí ${id}`, level: "district", years: span(2013, 2024).filter((year) => framework(year) === id),
    scale: { appraised: String(max.reduce((a, b) => a + b)), total: "100" },
    domains: KEYS.map((key, at) => ({ code: String(at + 1), key, title: at === 6 ? LONG_TITLE : `Lĩnh vực ${key}`, max: String(max[at]), survey_max: "1.50" })),
  })) }));
  for (const [year, list] of results) files.set(`results/${year}/ket-qua.json`, json({ results: list }));
  for (const [year, list] of findings) files.set(`findings/${year}/ton-tai.json`, json({ findings: list }));
  for (const year of findings.keys()) {
    files.set(`documents/${year}/bao-cao-${year}.md`, `+++\nid = "bao-cao-${year}"\nnumber = "${year % 100}/BC-UBND"\ndate = "${year + 1}-02-14"\nissuer = "UBND tỉnh Tận Cùng"\nkind = "Báo cáo"\ntitle = "Kết quả năm ${year}"\nperiod = "${year}"\nsigned = true\n+++\n\n## Phụ lục I\n\nSố liệu.\n`);
  }
  files.set("indicators/chi-tieu.json", json({ indicators: [{ id: "truc-tuyen", title: "Tỷ lệ hồ sơ trực tuyến toàn trình được tiếp nhận và giải quyết đúng hạn trên địa bàn", unit: "%", better: "higher", decimals: 2, values }] }));
  return files;
}

/** The points of each domain, by criteria set. */
const MAXIMA = {
  "bo-1": [16, 10, 18, 8, 13, 13, 14, 8], "bo-2": [10, 10, 20, 10, 15, 15, 15, 5],
  "bo-3": [12, 8, 20, 8, 12, 10, 15, 5], "bo-4": [14.5, 9.5, 17.25, 8.75, 12, 11, 19, 8],
};

/** The program that builds: the one that is named, or the newest kind of build. */
export function program() {
  const named = process.env.MINHBACH ? [process.env.MINHBACH] : [];
  const target = process.env.CARGO_TARGET_DIR ?? join(project, "target");
  for (const path of [...named, join(target, "release/minhbach"), join(target, "debug/minhbach")]) {
    try { accessSync(path); return path; } catch { /* not built */ }
  }
  throw new Error("no minhbach: cargo build --release");
}

/** Builds the site into a folder of its own; `remove` takes it away. */
export function extreme(seed = 20261120) {
  const root = mkdtempSync(join(tmpdir(), "minhbach-extreme-"));
  for (const [path, text] of content(seed)) {
    const file = join(root, "content", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  try {
    execFileSync(program(), ["build", "--content", join(root, "content"), "--out", join(root, "public"), "--date", "2026-11-20"], { stdio: "pipe", encoding: "utf8" });
  } catch (error) {
    throw new Error(`the site of extremes does not build:\n${error.stdout}\n${error.stderr}`.slice(0, 4000));
  }
  return { folder: join(root, "public"), remove: () => rmSync(root, { recursive: true, force: true }) };
}
