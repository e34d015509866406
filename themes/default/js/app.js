/* Progressive enhancement only: every page reads, links and prints without this file, and all its words stand
   in the page. 1 theme  2 sorting  3 copying  4 what stands open on wide screens and on paper  5 tables that fold */
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
  function sort(table, head) {
    var column = head.cellIndex, body = table.tBodies[0], now = head.getAttribute("aria-sort");
    var up = now ? now === "descending" : !head.classList.contains("r");
    all("[aria-sort]", function (other) { other.removeAttribute("aria-sort"); }, table);
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    Array.from(body.rows).sort(function (r, s) {
      var a = value(r, column), b = value(s, column);
      if (a === "" || b === "") { return (a === "") - (b === ""); }
      return up ? compare(a, b) : compare(b, a);
    }).forEach(function (row) { body.appendChild(row); });
    var words = document.getElementById("status").getAttribute(up ? "data-up" : "data-down");
    say(words.replace("{column}", head.textContent.trim()));
  }
  function sortable(table) {
    all("thead th", function (head) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () { sort(table, head); });
    }, table);
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

  document.addEventListener("DOMContentLoaded", function () {
    all("[data-theme-button]", themeButton);
    all("table[data-sort]", sortable);
    all("[data-copy]", copy);
    /* 4. */
    if (matchMedia("(min-width: 62rem)").matches) { all("details[data-wide]", function (details) { details.open = true; }); }
    addEventListener("beforeprint", function () {
      all("details", function (details) {
        details.removeAttribute("name"); /* of those with one name only one can be open */
        details.open = true;
      });
    });
    /* 5. */
    all("table.fold", keepTable);
  });
}());
