// Logs of `check --format sarif` against the official JSON schema of SARIF 2.1.0: those kept in `logs/`, which
// `cargo test --test sarif` compares, and those of the real content. Needs `npm ci` here and a built program
// (target/debug/minhbach, or MINHBACH).
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const tools = path.dirname(createRequire(import.meta.url).resolve("@microsoft/sarif-multitool-ts"));
const schema = JSON.parse(readFileSync(path.join(tools, "../assets/sarif-2.1.0.schema.json"), "utf8"));
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const isValid = ajv.compile(schema);

function assertValid(log) {
  assert.ok(isValid(log), ajv.errorsText(isValid.errors, { separator: "\n" }));
}

function check(...options) {
  const program = process.env.MINHBACH ?? path.join(root, "target/debug/minhbach");
  const { stdout, stderr, error } = spawnSync(
    program,
    ["check", "--format", "sarif", "--date", "2025-06-30", ...options],
    { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  assert.ifError(error);
  assert.equal(stderr, "");
  return JSON.parse(stdout);
}

const logs = readdirSync(path.join(here, "logs"));
assert.ok(logs.length >= 2, "no logs are kept");
const read = (name) => JSON.parse(readFileSync(path.join(here, "logs", name), "utf8"));

for (const name of logs) {
  test(`${name} is a valid log`, () => assertValid(read(name)));
}

for (const content of ["content", "examples/huyen-mau"]) {
  for (const language of ["vi", "en"]) {
    test(`the log of ${content} in ${language} is valid and points into its files`, () => {
      const log = check("--content", content, "--lang", language);
      assertValid(log);
      const [run] = log.runs;
      assert.ok(run.results.length > 0);
      for (const result of run.results) {
        assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
        const { artifactLocation, region } = result.locations[0].physicalLocation;
        const text = readFileSync(path.join(root, decodeURIComponent(artifactLocation.uri)), "utf8");
        assert.equal(excerpt(text, region), region.snippet?.text ?? excerpt(text, region));
      }
    });
  }
}

/** The text of a region; columns count code points. */
function excerpt(text, { startLine, startColumn, endLine, endColumn }) {
  const lines = text.split("\n").slice(startLine - 1, endLine).map((line) => [...line]);
  lines[lines.length - 1] = lines.at(-1).slice(0, endColumn - 1);
  lines[0] = lines[0].slice(startColumn - 1);
  return lines.map((line) => line.join("")).join("\n");
}

test("the schema is applied: a log that breaks it is refused", () => {
  const breaks = [
    (log) => delete log.version,
    (log) => (log.runs[0].results[0].level = "fatal"),
    (log) => delete log.runs[0].results[0].message,
    (log) => (log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0),
    (log) => (log.runs[0].tool.driver.rules[0].severity = "error"),
    (log) => (log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = "a b.json"),
  ];
  for (const broken of breaks) {
    const log = read("faults.vi.sarif");
    broken(log);
    assert.ok(!isValid(log), String(broken));
  }
});
