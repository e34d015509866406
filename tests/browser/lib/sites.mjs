// The two built sites, and which of their pages stand for all.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const project = fileURLToPath(new URL("../../../", import.meta.url));

/** Every kind of page that a site has. */
export const KINDS = ["home", "year", "unit", "domain", "framework", "criterion", "findings", "finding", "remedies",
  "compare", "document", "chart", "audit", "corrections", "method", "search", "data", "page", "error"];

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** One page: where it is, and how much of it there is. */
class Page {
  constructor(site, path) {
    this.site = site;
    this.path = path;
    const source = this.source();
    this.size = source.length;
    this.kind = /^<!doctype html>\s*<html[^>]* data-kind="([^"]*)"/i.exec(source)?.[1] ?? null;
    /** A page that only leads from a former address to the present one. */
    this.forwards = this.kind === null && /<meta http-equiv="refresh"/.test(source);
  }

  source() { return readFileSync(join(this.site.folder, this.path), "utf8"); }

  get file() { return pathToFileURL(join(this.site.folder, this.path)).href; }

  toString() { return `${this.site.name}: ${this.path}`; }
}

/** How deep the own page of a record lies, where a unit, a year … has further pages below it. */
const OWN = { unit: 3, year: 3, domain: 3, document: 3 };

class Site {
  #base;
  #files;
  #pages;

  constructor(name, folder, content) {
    this.name = name;
    this.folder = resolve(project, folder);
    this.content = resolve(project, content);
  }

  /** Every file, as a path below the root. */
  get files() { return this.#files ??= new Set(filesBelow(this.folder)); }

  /** Every page with a kind. */
  get pages() {
    this.#pages ??= [...this.files].filter((path) => path.endsWith(".html")).map((path) => new Page(this, path));
    return this.#pages.filter((page) => !page.forwards);
  }

  page(path) {
    const page = this.pages.find((one) => one.path === path);
    assert.ok(page, `${this.name} has no page ${path}`);
    return page;
  }

  /** Where the site is published, as its home page says. */
  get base() {
    if (!this.#base) {
      const home = readFileSync(join(this.folder, "index.html"), "utf8");
      this.#base = new URL(/<link rel="canonical" href="([^"]*)"/.exec(home)[1]);
    }
    return this.#base;
  }

  /** The richest page of each kind, and of each floor of a kind: a list of units is not laid out as a unit is. */
  get samples() {
    const richest = new Map();
    for (const page of this.pages) {
      const key = `${page.kind} ${page.path.split("/").length}`;
      if (!(richest.get(key)?.size >= page.size)) richest.set(key, page);
    }
    return [...richest.values()];
  }

  /** The richest page of a kind; of kinds with pages below a record's own one, that one. */
  of(kind) {
    const all = this.samples.filter((one) => one.kind === kind);
    const page = all.find((one) => one.path.split("/").length === OWN[kind]) ?? all.at(-1);
    assert.ok(page, `${this.name} has no page of the kind ${kind}`);
    return page;
  }
}

const built = (name, folder, content) => new Site(name, process.env[`SITE_${name}`] ?? folder, content);

export const real = built("real", "target/site/real", "content");
export const mau = built("mau", "target/site/huyen-mau", "examples/huyen-mau");
export const sites = [real, mau];
