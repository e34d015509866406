/* The engine in a worker, and its like on the page. A page served over http keeps its search out of the way of
 * scrolling and typing; one opened from a folder may not start a worker and asks the engine itself. Both answer alike. */
(() => {
"use strict";
const search = globalThis.minhbachSearch = globalThis.minhbachSearch || {};

const METHODS = ["warm", "nearest", "search", "suggest", "topics", "counts", "rows", "spell"];

/** The arguments of the one call that a script of an index makes. */
function argumentsOf(script) {
  const start = script.indexOf("("), end = script.lastIndexOf(")");
  return JSON.parse(`[${script.slice(start + 1, end)}]`);
}

/** Loads scripts of an index as text: in a worker nothing has to run to read them. What the page had asked for before
 * there was a worker is `given`. */
const fetched = (root, given) => async (name, version) => {
  const early = version ? "" : given.get(name);
  given.delete(name);
  if (early) { const [build, , data] = argumentsOf(early); return { build, data }; }
  const response = await fetch(`${root}search/${name}.js${version ? `?${version}` : ""}`);
  if (!response.ok) throw new Error(`search: ${name} did not load`);
  const [build, , data] = argumentsOf(await response.text());
  return { build, data };
};

/** Answers the calls that a page sends: [number, root, method, arguments] comes back as [number, result, error]. */
function serve(scope) {
  const engines = new Map(), texts = new Map();
  scope.onmessage = async ({ data: [number, root, method, given] }) => {
    try {
      if (!texts.has(root)) texts.set(root, new Map());
      if (method === "give") { texts.get(root).set(...given); return; }
      if (!METHODS.includes(method)) throw new Error(`search: no method ${method}`);
      if (!engines.has(root)) engines.set(root, new search.Engine(fetched(root, texts.get(root))));
      scope.postMessage([number, await engines.get(root)[method](...given), null]);
    } catch (error) {
      scope.postMessage([number, null, String(error && error.message)]);
    }
  };
}

/** An engine with the methods of Engine that asks a worker. */
class Remote {
  constructor(worker, root) {
    this.worker = worker;
    this.root = root;
    this.waiting = new Map();
    this.calls = 0;
    worker.addEventListener("message", ({ data: [number, result, error] }) => {
      const asked = this.waiting.get(number);
      if (!asked) return;
      this.waiting.delete(number);
      if (error) asked.reject(new Error(error)); else asked.resolve(result);
    });
    worker.addEventListener("error", () => {
      for (const { reject } of this.waiting.values()) reject(new Error("search: the worker stopped"));
      this.waiting.clear();
    });
    for (const method of METHODS) this[method] = (...given) => this.call(method, given);
  }
  give(name, text) { this.worker.postMessage([0, this.root, "give", [name, text]]); }
  call(method, given) {
    return new Promise((resolve, reject) => {
      const number = this.calls += 1;
      this.waiting.set(number, { resolve, reject });
      this.worker.postMessage([number, this.root, method, given]);
    });
  }
}

/** The engine over the index below `root`: in a worker where the page may have one, else here with `load`. */
async function connect(address, root, load) {
  if (/^https?:$/.test(location.protocol) && typeof Worker === "function") {
    try {
      const remote = new Remote(new Worker(address), new URL(root || "./", document.baseURI).href);
      await Promise.all((globalThis.minhbachEarly || []).map(async ([name, text]) => remote.give(name, await text)));
      await remote.warm();
      return remote;
    } catch (error) { /* a policy that forbids workers leaves the search to the page */ }
  }
  return new search.Engine(load);
}

Object.assign(search, { connect, argumentsOf });
if (typeof document === "undefined" && typeof importScripts === "function") serve(globalThis);
})();
