// Every page of both sites against the HTML standard, by the Nu Html Checker.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import test from "node:test";
import assert from "node:assert/strict";
import { none } from "./lib/faults.mjs";
import { sites } from "./lib/sites.mjs";

const checker = fileURLToPath(new URL("node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));

for (const site of sites) {
  test(`${site.name}: every page is valid HTML`, () => {
    const ran = spawnSync("java", ["-Xss4m", "-jar", checker, "--errors-only", "--skip-non-html", "--format", "json", site.folder],
      { encoding: "utf8", maxBuffer: 1 << 28 });
    assert.ifError(ran.error);
    const { messages } = JSON.parse(ran.stderr);
    none(messages.map((one) => `${decodeURI(one.url).split(`${site.folder}/`)[1]}:${one.lastLine}: ${one.message}`));
  });
}
