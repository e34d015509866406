/* Filters over a list that stands in the page; only pages with a filter form load it.

   The address keeps the choice (?nam=2023), so it can be shared. An item fits when its data attribute of the same
   name has the chosen word. The items are the children of the list, or of the lists in it; a list in lists has groups
   (data-group), which hide while nothing in them fits, and open, if they fold, while something is chosen; their counts
   (data-total) then say "3/12". What is only true of the whole list (data-unfiltered) hides meanwhile. */
(function () {
  "use strict";
  function within(node, selector) { return Array.from(node.querySelectorAll(selector)); }

  function Filter(form) {
    var list = document.getElementById(form.getAttribute("data-filter"));
    var inner = within(list, ".list > li"), items = inner.length ? inner : Array.from(list.children);
    var fields = Array.from(form.elements).filter(function (field) { return field.name; });
    var count = form.querySelector("[data-count]"), narrowed = false;

    function fits(item, field) {
      return (item.getAttribute("data-" + field.name) || "").split(" ").indexOf(field.value) >= 0;
    }
    function regroup(chosen) {
      within(list, "[data-group]").forEach(function (group) {
        var shown = within(group, ".list > li:not([hidden])").length;
        group.hidden = !shown;
        if (group.tagName === "DETAILS") {
          var total = group.querySelector("[data-total]");
          total.textContent = (chosen ? shown + "/" : "") + total.getAttribute("data-total");
          if (chosen || narrowed) { group.open = chosen; } /* else it stays as the page or the reader left it */
        }
      });
      within(list, "[data-unfiltered]").forEach(function (words) { words.hidden = chosen; });
      narrowed = chosen;
    }
    function apply() {
      var chosen = fields.filter(function (field) { return field.value; }), shown = 0;
      items.forEach(function (item) {
        item.hidden = !chosen.every(function (field) { return fits(item, field); });
        shown += !item.hidden;
      });
      regroup(chosen.length > 0);
      count.textContent = shown ?
        count.getAttribute("data-count").replace("{shown}", shown).replace("{total}", items.length) :
        count.getAttribute("data-none");
      return chosen;
    }
    function remember() {
      var query = new URLSearchParams();
      apply().forEach(function (field) { query.set(field.name, field.value); });
      /* refused from a disk by some browsers: the list is filtered all the same */
      try { history.replaceState(null, "", (query + "" ? "?" + query : location.pathname) + location.hash); } catch (e) { return; }
    }

    var asked = new URLSearchParams(location.search);
    fields.forEach(function (field) {
      if (asked.has(field.name)) { field.value = asked.get(field.name); }
      if (field.selectedIndex < 0) { field.value = ""; } /* nothing of that name any more */
    });
    form.addEventListener("change", remember);
    form.addEventListener("reset", function () { setTimeout(remember); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.hidden = false;
    apply();
  }

  document.addEventListener("DOMContentLoaded", function () {
    within(document, "form[data-filter]").forEach(function (form) { new Filter(form); });
  });
}());
