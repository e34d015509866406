/* Filters over all findings, on the page that only lists where they stand. The rows are scripts, one or more a year
   (data-rows), so that they load from a folder too; they are asked for once somebody chooses something, or comes with
   a choice in the address (?don-vi=…&nam=…), which keeps it. The words and badges are templates in the page. */
(function () {
  "use strict";
  var STEP = 50;
  var form = document.querySelector("form[data-rows]");
  if (!form) { return; }
  var results = document.getElementById("ket-qua"), list = results.querySelector("ul"), more = results.querySelector("button");
  var browse = document.getElementById("danh-sach"), count = form.querySelector("[data-count]");
  var row = results.querySelector("[data-row]"), fields = Array.from(form.elements).filter(function (field) { return field.name; });
  var files = form.getAttribute("data-rows").split(" "), total = form.getAttribute("data-total");
  var moreWords = more.textContent, held = {}, loading = {}, hits = [], turn = 0;

  self.minhbachRows = function (name, data) { held[name] = data; };

  function load(name) {
    loading[name] = loading[name] || new Promise(function (done, fail) {
      var script = document.createElement("script");
      script.src = "muc/" + name + ".js";
      script.onload = function () { if (held[name]) { done(held[name]); } else { fail(new Error(name)); } };
      script.onerror = function () { loading[name] = null; fail(new Error(name)); };
      document.head.appendChild(script);
    });
    return loading[name];
  }

  function part(code) {
    var template = results.querySelector('[data-part="' + code + '"]');
    return template && template.content.cloneNode(true);
  }
  function span(words) {
    var element = document.createElement("span");
    element.textContent = words;
    return element;
  }
  /* a row: id, title, units, names of units, domain, kind, statuses, points lost */
  function item(hit) {
    var found = hit.row, made = row.content.cloneNode(true), link = made.querySelector("a"), below = made.querySelector(".row");
    var counted = row.getAttribute("data-row").replace("{count}", found[2].length), parts = [];
    link.href = found[0] + "/index.html";
    link.textContent = found[1];
    parts.push(span(found[3] === null ? counted : found[3] + (found[2].length > 3 ? ", " + counted : "")));
    parts.push(span(row.getAttribute("data-year").replace("{year}", hit.year)));
    if (found[4] !== null) { parts.push(span(hit.file.domains[found[4]][1])); }
    if (found[7] !== null) { parts.push(span(row.getAttribute("data-loss").replace("{points}", found[7]))); }
    [found[5]].concat(found[6].split(" ")).forEach(function (code) {
      var badge = code && part(code);
      if (badge) { parts.push(badge); }
    });
    parts.forEach(function (one) { below.appendChild(one); below.appendChild(document.createTextNode(" ")); });
    return made;
  }
  function show(from) {
    var next = hits.slice(from, from + STEP);
    next.forEach(function (hit) { list.appendChild(item(hit)); });
    var left = hits.length - from - next.length;
    more.hidden = left <= 0;
    more.textContent = moreWords.replace("{count}", Math.min(left, STEP));
  }

  function fits(choice, file, found, year) {
    var unit = file.units.indexOf(choice["don-vi"]);
    return (!choice["don-vi"] || found[2].indexOf(unit) >= 0) &&
      (!choice.nam || choice.nam === year) &&
      (!choice["linh-vuc"] || (found[4] !== null && file.domains[found[4]][0] === choice["linh-vuc"])) &&
      (!choice.loai || found[5] === choice.loai) &&
      (!choice["trang-thai"] || found[6].split(" ").indexOf(choice["trang-thai"]) >= 0);
  }

  function apply() {
    var mine = turn += 1, choice = {};
    fields.forEach(function (field) { if (field.value) { choice[field.name] = field.value; } });
    if (!Object.keys(choice).length) {
      results.hidden = true;
      browse.hidden = false;
      count.textContent = "";
      return choice;
    }
    var wanted = files.filter(function (name) { return !choice.nam || name.split("-")[0] === choice.nam; });
    count.textContent = count.getAttribute("data-wait");
    Promise.all(wanted.map(load)).then(function (loaded) {
      if (mine !== turn) { return; }
      hits = [];
      loaded.forEach(function (file, at) {
        var year = wanted[at].split("-")[0];
        file.rows.forEach(function (found) { if (fits(choice, file, found, year)) { hits.push({ row: found, file: file, year: year }); } });
      });
      list.textContent = "";
      show(0);
      results.hidden = hits.length === 0;
      browse.hidden = true;
      count.textContent = hits.length ?
        count.getAttribute("data-count").replace("{shown}", hits.length).replace("{total}", total) : count.getAttribute("data-none");
    }, function () {
      if (mine !== turn) { return; }
      results.hidden = true;
      browse.hidden = false;
      count.textContent = count.getAttribute("data-failed");
    });
    return choice;
  }
  function remember() {
    var query = new URLSearchParams(location.search), choice = apply();
    fields.forEach(function (field) { query.delete(field.name); });
    Object.keys(choice).forEach(function (name) { query.set(name, choice[name]); });
    query = query.toString();
    /* refused from a disk by some browsers: the list is filtered all the same */
    try { history.replaceState(null, "", query ? "?" + query : location.pathname); } catch (e) { return; }
  }

  function start() {
    var asked = new URLSearchParams(location.search);
    fields.forEach(function (field) {
      if (asked.has(field.name)) { field.value = asked.get(field.name); }
      if (field.selectedIndex < 0) { field.value = ""; } /* nothing of that name any more */
    });
    apply();
  }
  /* of very many units only districts stand in the page: the others come as one script */
  function more(name, then) {
    self.minhbachUnits = function (own, groups) {
      groups.forEach(function (group) {
        var made = document.createElement("optgroup");
        made.label = group[0];
        group[1].forEach(function (unit) { made.appendChild(new Option(unit[1], unit[0])); });
        fields[0].appendChild(made);
      });
    };
    var script = document.createElement("script");
    script.src = "muc/" + name + ".js";
    script.onload = script.onerror = then;
    document.head.appendChild(script);
  }

  more.addEventListener("click", function () {
    var from = list.children.length;
    show(from);
    list.children[from].querySelector("a").focus();
  });
  form.addEventListener("change", remember);
  form.addEventListener("reset", function () { setTimeout(remember); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  if (form.hasAttribute("data-units")) { more(form.getAttribute("data-units"), start); } else { start(); }
}());
