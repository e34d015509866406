/* Puts the units of the address (?a=…&b=…&c=…&d=…) side by side, from one small script each, so that it works from a
   folder too. Without this file the lists stand there, and the page of each commune has its neighbours and the mean. */
(function () {
  "use strict";
  var form = document.querySelector("[data-compare]");
  if (!form) { return; }
  var selects = Array.from(form.querySelectorAll("select")), status = form.querySelector("[role=status]");
  var beside = document.getElementById("canh-nhau"), browse = document.getElementById("danh-sach");
  var unknown = form.querySelector("[data-unknown]");
  var held = {}, loading = {}, turn = 0;

  /* of very many units only those above all others stand in the page: the rest comes as one script */
  function more(then) {
    var name = form.getAttribute("data-units");
    if (!name) { then(); return; }
    self.minhbachUnits = function (own, groups) {
      groups.forEach(function (group) {
        var made = make("optgroup");
        made.label = group[0];
        group[1].forEach(function (unit) { made.appendChild(new Option(unit[1], unit[0])); });
        selects[0].appendChild(made);
      });
    };
    var script = document.createElement("script");
    script.src = "muc/" + name + ".js";
    script.onload = script.onerror = then;
    document.head.appendChild(script);
  }

  /* the choices stand in the page once */
  function copies() { selects.slice(1).forEach(function (select) {
    Array.from(selects[0].querySelectorAll("optgroup")).forEach(function (group) { select.appendChild(group.cloneNode(true)); });
  }); }

  self.minhbachUnit = function (id, data) { held[id] = data; };

  function load(id) {
    loading[id] = loading[id] || new Promise(function (done, fail) {
      var script = document.createElement("script");
      script.src = "muc/" + id + ".js";
      script.onload = function () { if (held[id]) { done(held[id]); } else { fail(new Error(id)); } };
      script.onerror = function () { loading[id] = null; fail(new Error(id)); };
      document.head.appendChild(script);
    });
    return loading[id];
  }

  function make(name, words, kind) {
    var element = document.createElement(name);
    if (words) { element.textContent = words; }
    if (kind) { element.className = kind; }
    return element;
  }
  function none() { return beside.querySelector("[data-none]").content.cloneNode(true); }
  function figure(pair) {
    var cell = make("td", pair ? pair[1] : "", "r"), space = "http://www.w3.org/2000/svg";
    if (!pair) { cell.appendChild(none()); return cell; }
    var svg = document.createElementNS(space, "svg");
    [["class", "c bar"], ["width", "100%"], ["height", "8"], ["aria-hidden", "true"]].forEach(function (one) { svg.setAttribute(one[0], one[1]); });
    [["track", "100%"], ["got", pair[0] + "%"]].forEach(function (one) {
      var bar = document.createElementNS(space, "rect");
      bar.setAttribute("class", one[0]);
      bar.setAttribute("width", one[1]);
      bar.setAttribute("height", "8");
      svg.appendChild(bar);
    });
    cell.appendChild(svg);
    return cell;
  }
  function start(part, units) {
    var place = beside.querySelector('[data-part="' + part + '"]'), head = place.querySelector("thead tr"), body = place.querySelector("tbody");
    while (head.children.length > 1) { head.removeChild(head.lastChild); }
    body.textContent = "";
    units.forEach(function (unit) {
      var cell = make("th", "", "r"), link = make("a", unit.name);
      cell.scope = "col";
      link.href = "../" + unit.path + "index.html";
      cell.appendChild(link);
      head.appendChild(cell);
    });
    return body;
  }
  function row(body, words, cells) {
    var made = make("tr"), name = make("th", words);
    name.scope = "row";
    made.appendChild(name);
    cells.forEach(function (cell) { made.appendChild(cell); });
    body.appendChild(made);
  }
  function said(body, words, across) {
    var made = make("tr", "", "brk-row"), cell = make("td", words);
    cell.colSpan = across + 1;
    made.appendChild(cell);
    body.appendChild(made);
  }
  function words(key) { return beside.getAttribute("data-" + key); }
  /* 2019–2021, 2023 */
  function spans(list) {
    return list.filter(function (year) { return list.indexOf(year - 1) < 0; }).map(function (first) {
      var end = first;
      while (list.indexOf(end + 1) >= 0) { end += 1; }
      return end === first ? first : first + "–" + end;
    }).join(", ");
  }
  /* one sentence: the newest year of two units or more, the highest first */
  function lead(units, all) {
    var place = beside.querySelector("[data-lead]"), found = [], year;
    all.slice().reverse().some(function (one) {
      year = one;
      found = units.map(function (unit) {
        var result = unit.results.filter(function (result) { return result.year === one; })[0];
        return { name: unit.name, percent: result && result.percent };
      });
      return found.filter(function (one) { return one.percent; }).length > 1;
    });
    var known = found.filter(function (one) { return one.percent; }).sort(function (a, b) { return b.percent[0] - a.percent[0]; });
    if (known.length < 2) { place.textContent = words("apart"); return; }
    var top = known.filter(function (one) { return one.percent[1] === known[0].percent[1]; });
    function names(list) { return list.map(function (one) { return one.name; }).join(", "); }
    var parts = [words(top.length > 1 ? "level" : "highest").replace("{year}", year).replace("{names}", names(top)).replace("{value}", top[0].percent[1])];
    known.slice(top.length).forEach(function (one) { parts.push(words("other").replace("{name}", one.name).replace("{value}", one.percent[1])); });
    var without = found.filter(function (one) { return !one.percent; });
    if (without.length) { parts.push(words("without").replace("{names}", names(without))); }
    place.textContent = parts.join("; ") + ".";
  }
  function last(unit) { return unit.results[unit.results.length - 1]; }

  function years(units) {
    var body = start("years", units), all = [];
    units.forEach(function (unit) { unit.results.forEach(function (one) { if (all.indexOf(one.year) < 0) { all.push(one.year); } }); });
    all.sort();
    var before = units.map(function () { return null; }), differ = [];
    lead(units, all);
    all.forEach(function (year) {
      var here = units.map(function (unit) { return unit.results.filter(function (one) { return one.year === year; })[0]; });
      var changes = [], sets = [];
      here.forEach(function (result, at) {
        if (!result || !result.set) { return; }
        if (sets.indexOf(result.set) < 0) { sets.push(result.set); }
        if (before[at] && before[at] !== result.set) {
          changes.push(units[at].name);
        }
        before[at] = result.set;
      });
      if (changes.length) { said(body, words("break").replace("{year}", year).replace("{names}", changes.join(", ")), units.length); }
      row(body, String(year), here.map(function (result) { return figure(result && result.percent); }));
      if (sets.length > 1) { differ.push(year); }
    });
    var note = beside.querySelector("[data-differ]");
    note.hidden = !differ.length;
    note.textContent = note.getAttribute("data-differ").replace("{years}", spans(differ));
    body.closest("[data-part]").hidden = !all.length;
  }
  function domains(units) {
    var body = start("domains", units), keys = [], titles = {};
    units.forEach(function (unit) {
      var newest = last(unit);
      (newest ? newest.domains : []).forEach(function (one) {
        if (keys.indexOf(one[0]) < 0) { keys.push(one[0]); titles[one[0]] = one[1]; }
      });
    });
    keys.forEach(function (key) {
      row(body, titles[key], units.map(function (unit) {
        var newest = last(unit), found = newest && newest.domains.filter(function (one) { return one[0] === key; })[0];
        return figure(found && found[2]);
      }));
    });
    body.closest("[data-part]").hidden = !keys.length;
  }
  function facts(units) {
    var body = start("facts", units);
    Array.from(beside.querySelectorAll("[data-fact]")).forEach(function (template) {
      var key = template.getAttribute("data-fact");
      if (key === "now" && !units.some(function (unit) { return unit.now.length; })) { return; }
      var sets = units.map(function (unit) { return (last(unit) || {}).set; });
      if (key === "set" && sets[0] && sets.every(function (set) { return set === sets[0]; })) {
        var one = make("td", sets[0], "r");
        one.colSpan = units.length;
        row(body, template.content.textContent, [one]);
        return;
      }
      row(body, template.content.textContent, units.map(function (unit) {
        var newest = last(unit), cell = make("td", "", "r");
        var found = key === "findings" || key === "done" ? unit[key] : key === "now" ? unit.now.join(", ") || words("same") : newest && newest[key === "newest" ? "year" : key];
        if (found || found === 0) { cell.textContent = found; } else { cell.appendChild(none()); }
        return cell;
      }));
    });
  }

  function apply() {
    var mine = turn += 1, chosen = [];
    selects.forEach(function (select) { if (select.value && chosen.indexOf(select.value) < 0) { chosen.push(select.value); } });
    if (chosen.length < 2) {
      beside.hidden = true;
      browse.hidden = false;
      status.textContent = chosen.length ? status.getAttribute("data-more") : "";
      return;
    }
    Promise.all(chosen.map(load)).then(function (units) {
      if (mine !== turn) { return; }
      years(units);
      domains(units);
      facts(units);
      beside.setAttribute("data-of", units.length);
      /* rows are laid out as blocks on a phone: some browsers then tell screen readers that there is no table */
      [["table", "table"], ["thead, tbody", "rowgroup"], ["tr", "row"], ["td", "cell"], ["tbody th", "rowheader"], ["thead th", "columnheader"]].forEach(function (one) {
        beside.querySelectorAll(one[0]).forEach(function (part) { part.setAttribute("role", one[1]); });
      });
      beside.hidden = false;
      browse.hidden = true;
      status.textContent = status.getAttribute("data-count").replace("{n}", units.length);
    }, function () { if (mine === turn) { status.textContent = status.getAttribute("data-failed"); } });
  }
  function read() {
    var given = new URLSearchParams(location.search), lost = [];
    selects.forEach(function (select) {
      var asked = given.get(select.name) || "";
      select.value = asked;
      if (select.selectedIndex < 0) { select.value = ""; lost.push(asked); } /* unknown, or without a figure */
    });
    unknown.hidden = !lost.length;
    unknown.textContent = unknown.getAttribute("data-unknown").replace("{ids}", lost.join(", "));
    apply();
  }
  function write() {
    var query = new URLSearchParams(location.search); /* what tables keep in it stays */
    selects.forEach(function (select) { query.delete(select.name); if (select.value) { query.set(select.name, select.value); } });
    unknown.hidden = true;
    /* refused from a disk by some browsers: the units stand beside each other all the same */
    try { history.replaceState(null, "", String(query) ? "?" + query : location.pathname); } catch (e) { /* see above */ }
    apply();
  }

  form.addEventListener("change", write);
  form.addEventListener("reset", function () { setTimeout(write); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  addEventListener("popstate", read);
  form.hidden = false;
  more(function () { copies(); read(); });
}());
