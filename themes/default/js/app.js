/* Progressive enhancement only: every page reads, links and prints without this file, and all its words stand
   in the page. 1 theme  2 tables: sorting, rows, address  3 copying  4 what stands open on paper
   5 tables that fold */
(function () {
  "use strict";
  var root = document.documentElement;
  var order = new Intl.Collator(root.lang, { numeric: true });

  function all(selector, act, within) { Array.prototype.forEach.call((within || document).querySelectorAll(selector), act); }
  function say(words) { document.getElementById("status").textContent = words; }

  /* 1. Theme: as the device, light, dark. Storage may be refused (from a disk, in private): then it lasts a page. */
  var themes = ["auto", "light", "dark"], theme = "auto";
  try { theme = localStorage.getItem("theme") || theme; } catch (e) { /* see above */ }
  function show() { if (theme === "auto") { root.removeAttribute("data-theme"); } else { root.setAttribute("data-theme", theme); } }
  show();
  function themeButton(button) {
    function label() {
      button.textContent = { auto: "◐", light: "○", dark: "●" }[theme];
      button.title = button.getAttribute("data-" + theme);
      button.setAttribute("aria-label", button.title);
    }
    button.addEventListener("click", function () {
      theme = themes[(themes.indexOf(theme) + 1) % 3];
      try { localStorage.setItem("theme", theme); } catch (e) { /* see above */ }
      show();
      label();
    });
    label();
    button.hidden = false;
  }

  /* 2. Sorting. data-v is the value of a cell; an empty one is missing and stays last both ways, so that
        "no data" is never the worst. Ties keep the order of the page. */
  function value(row, column) {
    var cell = row.cells[column], given = cell.getAttribute("data-v");
    return given === null ? cell.textContent.trim() : given;
  }
  function compare(a, b) {
    return a !== "" && b !== "" && isFinite(a) && isFinite(b) ? a - b : order.compare(a, b);
  }
  function sort(table, head, up) {
    var column = head.cellIndex, body = table.tBodies[0];
    all("[aria-sort]", function (other) { other.removeAttribute("aria-sort"); }, table);
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    Array.from(body.rows).sort(function (r, s) {
      var a = value(r, column), b = value(s, column);
      if (a === "" || b === "") { return (a === "") - (b === ""); }
      return up ? compare(a, b) : compare(b, a);
    }).forEach(function (row) { body.appendChild(row); });
  }
  /* Which rows of a long table are shown: those with all the words, marks of Vietnamese apart. */
  function plain(words) { return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase(); }
  function narrow(table, words) {
    var parts = plain(words).split(/\s+/), shown = 0;
    all("tbody tr", function (row) {
      var text = plain(row.textContent);
      row.hidden = !parts.every(function (part) { return text.indexOf(part) >= 0; });
      shown += !row.hidden;
    }, table);
    if (table.tFoot) { table.tFoot.hidden = !!words.trim(); } /* sums of all rows */
    return shown;
  }
  /* The address keeps both: ?xep=theo-nam.3.giam sorts the first table of the section "theo-nam" by its third column,
     ?loc=theo-nam.son shows its rows with "son". What else stands in the address stays. */
  function keep(name, id, value) {
    var query = new URLSearchParams(location.search), others = query.getAll(name).filter(function (one) { return one.split(".")[0] !== id; });
    query.delete(name);
    others.concat(value ? [id + "." + value] : []).forEach(function (one) { query.append(name, one); });
    /* refused from a disk by some browsers: the table is sorted all the same */
    try { history.replaceState(null, "", (query + "" ? "?" + query : location.pathname) + location.hash); } catch (e) { return; }
  }
  function kept(name, id) {
    var found = new URLSearchParams(location.search).getAll(name).filter(function (one) { return one.split(".")[0] === id; })[0];
    return found && found.slice(id.length + 1);
  }
  var named = {};
  function sortable(table) {
    var section = table.closest("section[aria-labelledby]"), id = section ? section.getAttribute("aria-labelledby") : "bang";
    named[id] = (named[id] || 0) + 1;
    id = id.replace(/\./g, "-") + (named[id] > 1 ? "-" + named[id] : "");
    var heads = table.tHead.rows[0].cells, words = document.getElementById("status");
    all("thead th", function (head) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var now = head.getAttribute("aria-sort"), up = now ? now === "descending" : !head.classList.contains("r");
        sort(table, head, up);
        keep("xep", id, head.cellIndex + 1 + (up ? ".tang" : ".giam"));
        say(words.getAttribute(up ? "data-up" : "data-down").replace("{column}", head.textContent.trim()));
      });
    }, table);
    var asked = (kept("xep", id) || "").split("."), head = heads[asked[0] - 1];
    if (head) { sort(table, head, asked[1] === "tang"); }
    if (table.tBodies[0].rows.length >= 15) { filter(table, id, words); }
  }
  function filter(table, id, words) {
    var label = document.createElement("label"), field = document.createElement("input"), count = document.createElement("span");
    var total = table.tBodies[0].rows.length;
    label.className = "rows no-print";
    field.type = "search";
    field.setAttribute("aria-label", words.getAttribute("data-rows-of").replace("{table}", table.caption.textContent.trim()));
    label.append(words.getAttribute("data-rows") + " ", field, count);
    (table.closest(".scroll") || table).before(label);
    function apply() {
      var shown = narrow(table, field.value);
      count.textContent = field.value.trim() ? words.getAttribute("data-shown").replace("{shown}", shown).replace("{total}", total) : "";
    }
    field.value = kept("loc", id) || "";
    if (field.value) { apply(); }
    field.addEventListener("input", function () {
      apply();
      keep("loc", id, field.value.trim());
      say(count.textContent);
    });
  }

  /* 3. Copying: the button shows only where it works. */
  function copy(button) {
    if (!navigator.clipboard) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      var text = button.parentNode.querySelector(".text").textContent.replace(/\s+/g, " ").trim();
      navigator.clipboard.writeText(text).then(function () { button.textContent = button.getAttribute("data-done"); });
    });
  }

  /* 5. On a phone a table that folds is laid out as blocks, and some browsers then tell screen readers that it is
        no table any more. Roles in the page itself would only repeat what its elements are. */
  var roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  function keepTable(table) {
    table.setAttribute("role", roles.TABLE);
    all("thead, tbody, tr, td", function (part) { part.setAttribute("role", roles[part.tagName]); }, table);
    all("th", function (head) { head.setAttribute("role", head.scope === "row" ? "rowheader" : "columnheader"); }, table);
  }

  function start() {
    all("[data-theme-button]", themeButton);
    all("table[data-sort]", sortable);
    all("[data-copy]", copy);
    /* 4. */
    addEventListener("beforeprint", function () {
      all("details", function (details) {
        details.removeAttribute("name"); /* of those with one name only one can be open */
        details.open = true;
      });
    });
    /* 5. */
    all("table.fold", keepTable);
  }
  /* usually the page has been painted by now: _first.html */
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
}());
