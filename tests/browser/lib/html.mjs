// A page as its source says it: parsed as a browser would, without running anything.

import { parse } from "parse5";

/** Elements below a node, in the order of the page; the inside of a template is not part of the page. */
export function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* elements(child);
  }
}

export const attribute = (element, name) => element.attrs.find((attr) => attr.name === name)?.value;

/** What a reader sees of a node; elements are set apart by `between`. */
export function text(node, between = " ") {
  if (node.nodeName === "#text") return node.value;
  if (["script", "style", "template", "head"].includes(node.tagName)) return "";
  return (node.childNodes ?? []).map((child) => text(child, between)).join(between);
}

/** One kind of space, one form of letters. */
export const plain = (words) => words.replace(/\s+/g, " ").trim().normalize("NFC");

/** Whether an element stands in another of that name. */
export const inside = (element, name) => {
  for (let above = element.parentNode; above; above = above.parentNode) if (above.tagName === name) return true;
  return false;
};

export const document = (source) => parse(source);

export const first = (node, name) => {
  for (const element of elements(node)) if (element.tagName === name) return element;
  return undefined;
};
