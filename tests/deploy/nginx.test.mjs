// docs/nginx.conf serves a built site as docs/deploy.md says. Needs nginx and a built site in target/test-site.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync, rmSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const site = path.resolve(process.env.MINHBACH_SITE ?? path.join(root, "target/test-site"));
let server, base, folder;

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

before(async () => {
  const port = await freePort();
  folder = mkdtempSync(path.join(tmpdir(), "minhbach-nginx-"));
  const configuration = readFileSync(path.join(root, "docs/nginx.conf"), "utf8")
    .replace("127.0.0.1:8080", `127.0.0.1:${port}`)
    .replaceAll("/srv/minhbach/public", site)
    .replaceAll("/tmp/minhbach-nginx", path.join(folder, "nginx"));
  const file = path.join(folder, "nginx.conf");
  // The process stays in the foreground, so that the test can end it.
  writeFileSync(file, `daemon off;\n${process.getuid() === 0 ? "user root;\n" : ""}${configuration}`);
  const checked = spawnSync("nginx", ["-t", "-c", file], { encoding: "utf8" });
  assert.equal(checked.status, 0, checked.stderr);
  server = spawn("nginx", ["-c", file], { stdio: "inherit" });
  base = `http://127.0.0.1:${port}/cong-khai/`;
  for (let tries = 0; tries < 50; tries += 1) {
    if (await fetch(base).then(() => true, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail("nginx did not start");
});

after(() => {
  server?.kill("SIGQUIT");
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test("a folder answers with its page, in UTF-8, and is asked for again", async () => {
  const answer = await fetch(`${base}ton-tai/`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8");
  assert.equal(answer.headers.get("cache-control"), "no-cache");
  assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
  assert.match(await answer.text(), /data-kind="findings"/);
});

test("an unknown address gets the site's own page with status 404", async () => {
  const answer = await fetch(`${base}khong-co/trang-nay/`);
  assert.equal(answer.status, 404);
  assert.match(await answer.text(), /data-kind="error"/);
});

test("an asset may be kept for ever", async () => {
  const style = readdirSync(path.join(site, "assets")).find((name) => name.endsWith(".css"));
  const answer = await fetch(`${base}assets/${style}`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-type"), /^text\/css/);
  assert.match(answer.headers.get("cache-control"), /immutable/);
});

test("what lies ready compressed is sent as it lies", async () => {
  // fetch unpacks by itself, so the bytes are asked for by hand.
  const { status, headers, bytes } = await new Promise((resolve, reject) => {
    const asked = { headers: { "accept-encoding": "gzip" } };
    get(`${base}ton-tai/`, asked, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts) }));
    }).on("error", reject);
  });
  assert.equal(status, 200);
  assert.equal(headers["content-encoding"], "gzip");
  assert.equal(headers.vary, "Accept-Encoding");
  assert.deepEqual(bytes, readFileSync(path.join(site, "ton-tai/index.html.gz")));
});

test("only a chart alone may stand in a frame of another site", async () => {
  const units = readdirSync(path.join(site, "don-vi"), { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name);
  const unit = units.find((one) => readdirSync(path.join(site, "don-vi", one)).includes("bieu-do"));
  const frames = async (address) => {
    const answer = await fetch(base + address);
    assert.equal(answer.status, 200, address);
    await answer.text();
    return answer.headers.get("x-frame-options");
  };
  assert.equal(await frames(`don-vi/${unit}/bieu-do/`), null);
  assert.equal(await frames(`don-vi/${unit}/bieu-do/index.html`), null);
  for (const address of ["", `don-vi/${unit}/`, "ton-tai/", "tim-kiem/"]) assert.equal(await frames(address), "DENY", address);
});

test("data files and the feed have their types", async () => {
  const type = async (file) => (await fetch(base + file)).headers.get("content-type");
  assert.match(await type("du-lieu/ton-tai.csv"), /^text\/csv/);
  assert.match(await type("du-lieu/ton-tai.json"), /^application\/json/);
  assert.match(await type("feed.xml"), /xml/);
});

test("nothing above the folder can be reached", async () => {
  for (const address of ["../../etc/passwd", "..%2f..%2fetc%2fpasswd", "assets../site.toml", ".minhbach-staging/"]) {
    const answer = await fetch(new URL(address, base)).catch(() => null);
    assert.ok(answer === null || [400, 403, 404].includes(answer.status), address);
  }
});
