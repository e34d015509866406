/* Progressive enhancement only: every page reads, links and prints without this file, and all its words stand
   in the page. 1 theme  2 sorting  3 copying  4 filters  5 what stands open on wide screens and on paper */
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

  /* 4. Filters. The address keeps the choice (?nam=2023), so it can be shared; an item fits when its data
        attribute of the same name has the chosen word. The items are the children of the list, or of the lists in
        it; then groups without a fitting item hide, folded ones open while something is chosen, and counts say
        "3/12". */
  function filters(form) {
    var list = document.getElementById(form.getAttribute("data-filter")), inner = list.querySelectorAll(".list > li");
    var count = form.querySelector("[data-count]"), items = Array.from(inner.length ? inner : list.children), asked = new URLSearchParams(location.search);
    var narrowed = false;
    function regroup(chosen) {
      all("[data-group]", function (group) {
        var fits = group.querySelectorAll(".list > li:not([hidden])").length, total = group.querySelector("summary [data-total]");
        group.hidden = !fits;
        if (group.tagName === "DETAILS") {
          if (chosen || narrowed) { group.open = chosen; } /* else it stays as the page or the reader left it */
          total.textContent = (chosen ? fits + "/" : "") + total.getAttribute("data-total");
        }
      }, list);
      all("[data-unfiltered]", function (words) { words.hidden = chosen; }, list);
      narrowed = chosen;
    }
    function apply() {
      var chosen = Array.from(form.elements).filter(function (field) { return field.name && field.value; });
      var shown = 0;
      items.forEach(function (item) {
        item.hidden = !chosen.every(function (field) {
          return (item.getAttribute("data-" + field.name) || "").split(" ").indexOf(field.value) >= 0;
        });
        shown += !item.hidden;
      });
      regroup(chosen.length > 0);
      count.textContent = shown ? count.getAttribute("data-count").replace("{shown}", shown).replace("{total}", items.length) : count.getAttribute("data-none");
      return chosen;
    }
    function remember() {
      var query = new URLSearchParams();
      apply().forEach(function (field) { query.set(field.name, field.value); });
      /* refused from a disk by some browsers */
      try { history.replaceState(null, "", (query + "" ? "?" + query : location.pathname) + location.hash); } catch (e) { /* the list is filtered all the same */ }
    }
    Array.from(form.elements).forEach(function (field) {
      if (field.name && asked.has(field.name)) { field.value = asked.get(field.name); }
      if (field.name && field.selectedIndex < 0) { field.value = ""; } /* nothing of that name any more */
    });
    form.addEventListener("change", remember);
    form.addEventListener("reset", function () { setTimeout(remember); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.hidden = false;
    apply();
  }

  document.addEventListener("DOMContentLoaded", function () {
    all("[data-theme-button]", themeButton);
    all("table[data-sort]", sortable);
    all("[data-copy]", copy);
    all("form[data-filter]", filters);
    /* 5. */
    if (matchMedia("(min-width: 62rem)").matches) { all("details[data-wide]", function (details) { details.open = true; }); }
    addEventListener("beforeprint", function () { all("details", function (details) { details.open = true; }); });
  });
}());
