// Reads every page of a site once, without a browser, and keeps what the tests ask about.

import { createHash } from "node:crypto";
import { attribute, document, elements, first, plain, text } from "./html.mjs";

const LINKS = ["href", "src", "action", "poster", "data-engine", "formaction"];
const LOADED = new Set(["script", "img", "source", "iframe", "object", "embed", "video", "audio", "track", "use", "image"]);

/** Elements of a page and of its templates of scripts, which are asked for after the first paint. */
function* withTemplates(node) {
  for (const element of elements(node)) {
    yield element;
    if (element.tagName === "template" && attribute(element, "data-later") !== undefined) yield* elements(element.content);
  }
}

function inspect(page) {
  const root = document(page.source());
  const seen = { page, path: page.path, kind: page.kind, headings: [], ids: [], links: [], faults: [], fields: new Map() };
  const html = first(root, "html");
  const policy = attribute([...elements(root)].find((one) => attribute(one, "http-equiv") === "Content-Security-Policy") ?? html, "content") ?? "";
  seen.lang = attribute(html, "lang");
  for (const element of withTemplates(root)) {
    const name = element.tagName, get = (key) => attribute(element, key);
    if (/^h[1-6]$/.test(name)) seen.headings.push([Number(name[1]), plain(text(element, ""))]);
    if (get("id") !== undefined) seen.ids.push(get("id"));
    if (name === "title" && element.parentNode.tagName === "head") seen.title = plain(element.childNodes[0]?.value ?? "");
    if (name === "meta" && get("name") === "description") seen.description = get("content");
    if (name === "link" && get("rel") === "canonical") { seen.canonical = get("href"); continue; }
    if (name === "link" && get("rel") === "icon" && get("href").startsWith("data:image/")) continue; // it stands in the page
    if (name === "style") seen.faults.push("a <style> element");
    if (name === "script" && get("src") === undefined && get("type") !== "application/json" && get("type") !== "application/ld+json") {
      // one may stand there: that which the page's own policy names letter by letter
      const hash = createHash("sha256").update(element.childNodes[0]?.value ?? "").digest("base64");
      if (!policy.includes(`'sha256-${hash}'`)) seen.faults.push("a script inside the page");
    }
    if (name === "form" && get("data-rows") !== undefined) filter(element, seen.fields);
    for (const attr of element.attrs) {
      if (attr.name === "style") seen.faults.push(`style="${attr.value}" on <${name}>`);
      if (/^on/.test(attr.name)) seen.faults.push(`${attr.name} on <${name}>`);
      if (attr.name === "srcset") seen.faults.push(`srcset on <${name}>`);
      if (LINKS.includes(attr.name)) {
        const loads = LOADED.has(name) || (name === "link" && get("rel") !== "alternate");
        seen.links.push({ name, to: attr.value, loads });
      }
    }
  }
  return seen;
}

/** The choices of a filter: what an address may ask for. */
function filter(form, fields) {
  for (const select of elements(form)) {
    if (select.tagName !== "select") continue;
    const options = [...elements(select)].filter((one) => one.tagName === "option").map((one) => attribute(one, "value"));
    fields.set(attribute(select, "name"), new Set(options));
  }
}

/** What is known of every page of the site, by its path. */
export const survey = (site) => new Map(site.pages.map((page) => [page.path, inspect(page)]));
