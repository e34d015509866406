#!/usr/bin/env python3
"""Lays out the site of one peer for content in our own format.

    prepare.py PEER CONTENT OUT      PEER: hugo, zola, zola-search, cobalt, eleventy

Records are joined and counted here, once and untimed, so that every peer gets each page's data ready to print:
that is in their favour. Hugo and Eleventy make pages from data themselves; Zola and Cobalt cannot, so one stub for
each page is written for them.
"""
import json
import os
import shutil
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
TITLE = "Công khai kết quả cải cách hành chính"
PUBLISHER = "UBND tỉnh Giả Lập"
STATUS = {
    "not-started": "Chưa thực hiện", "in-progress": "Đang thực hiện", "reported-done": "Đơn vị báo đã xong",
    "verified-done": "Đã xác nhận", "none": "Không có thông tin",
}


def quoted(text):
    """A string as TOML, YAML and JSON all write it."""
    return json.dumps(text, ensure_ascii=False)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_json(path, value):
    write(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def records(content, kind):
    for path in sorted((content / kind).rglob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))[kind]


def documents(content):
    for path in sorted((content / "documents").rglob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
        fields = dict(line.split(" = ", 1) for line in front.splitlines() if " = " in line)
        yield {key: json.loads(fields[key]) for key in ("id", "title", "number", "date", "issuer", "kind")} | {"body": body}


def vn(number):
    return str(number).replace(".", ",")


def loss(finding):
    known = finding.get("loss")
    if not known:
        return "không rõ"
    return vn(known["amount"]) if "amount" in known else f"{vn(known['min'])}–{vn(known['max'])}"


def chart(points):
    """Places of points on a board of 100 % by 214 pixels: the same figures as in our own chart."""
    low = min(value for _, value in points) - 5
    places = [
        {"year": year, "value": vn(f"{value:.2f}"), "x": round(100 * (at + 0.5) / len(points), 2),
         "y": round(172 - 130 * (value - low) / (105 - low), 2)}
        for at, (year, value) in enumerate(points)
    ]
    links = [{"x1": a["x"], "y1": a["y"], "x2": b["x"], "y2": b["y"]} for a, b in zip(places, places[1:])]
    return {"points": places, "links": links}


def site(content):
    """What each page shows."""
    units = list(records(content, "units"))
    by_id = {unit["id"]: unit for unit in units}
    communes = [unit for unit in units if unit["kind"] in ("commune", "ward", "township")]
    framework = next(records(content, "frameworks"))
    domains = [{"key": d["key"], "title": d["title"], "max": float(d["max"])} for d in framework["domains"]]
    title_of = {d["key"]: d["title"] for d in domains}
    results = {(r["unit"], r["year"]): r for r in records(content, "results")}
    years = sorted({year for _, year in results})
    shelf = {d["id"]: d for d in documents(content)}

    found, by_domain, pages = defaultdict(list), defaultdict(list), []
    for f in records(content, "findings"):
        unit, history = f["units"][0], f.get("history", [])
        document = shelf[f["source"]["document"]]
        row = {"id": f["id"], "key": f["domain"], "domain": title_of[f["domain"]], "title": f["title"], "loss": loss(f),
               "status": STATUS[history[-1]["status"] if history else "none"]}
        found[unit, f["year"]].append(row)
        by_domain[f["domain"], f["year"]].append(unit)
        pages.append(row | {
            "unit": unit, "unit_name": by_id[unit]["name"], "year": f["year"], "due": f.get("due", "không nêu"),
            "text": f["text"], "reason": f.get("reason", ""), "explanation": f.get("explanation", ""),
            "history": [{"as_of": h["as_of"], "status": STATUS[h["status"]], "text": h["text"]} for h in history],
            "document": document["id"], "document_name": f"{document['kind']} {document['number']}",
            "locator": f["source"]["locator"]})

    def row_of(unit, year):
        r = results[unit, year]
        return {"year": year, "total": vn(r["totals"]["total"]), "rank": r["rank"]["position"], "class": r["class"],
                "points": [vn(d["appraised"]) for d in r["domains"]]}

    def percent(unit, year, at):
        return vn(f"{100 * float(results[unit, year]['domains'][at]['appraised']) / domains[at]['max']:.2f}")

    areas = [(d["name"], [c for c in communes if c["parent"] == d["id"]]) for d in units if d["kind"] == "district"]
    unit_pages = [
        {"id": c["id"], "name": c["name"], "parent": by_id[c["parent"]]["name"], "code": c["code"],
         "chart": chart([(y, float(results[c["id"], y]["totals"]["total"])) for y in years]),
         "years": [row_of(c["id"], y) for y in reversed(years)],
         "found": [{"year": y, "findings": found[c["id"], y]} for y in reversed(years)]} for c in communes]
    year_pages = [
        {"year": y,
         "areas": [
             {"name": name,
              "ranking": sorted(({"id": c["id"], "name": c["name"], "count": len(found[c["id"], y])} | row_of(c["id"], y)
                                 for c in here), key=lambda r: r["rank"]),
              "shares": [{"id": c["id"], "name": c["name"], "cells": [percent(c["id"], y, at) for at in range(len(domains))]}
                         for c in here]} for name, here in areas],
         "domains": [{"title": d["title"], "count": len(by_domain[d["key"], y]), "units": len(set(by_domain[d["key"], y]))}
                     for d in domains]} for y in years]
    domain_pages = [
        {"key": d["key"], "title": d["title"], "count": sum(len(by_domain[d["key"], y]) for y in years),
         "units": len({u for y in years for u in by_domain[d["key"], y]}), "years": years,
         "areas": [{"name": name, "rows": [{"id": c["id"], "name": c["name"], "cells": [percent(c["id"], y, at) for y in years]}
                                           for c in here]} for name, here in areas]} for at, d in enumerate(domains)]
    home = {"years": years, "domains": [{"key": d["key"], "title": d["title"]} for d in domains],
            "communes": [{"id": c["id"], "name": c["name"], "district": by_id[c["parent"]]["name"],
                          "count": sum(len(found[c["id"], y]) for y in years)} for c in communes],
            "documents": [{"id": d["id"], "title": d["title"], "number": d["number"]} for d in shelf.values()]}
    return home, unit_pages, year_pages, domain_pages, pages, list(shelf.values())


def base(out, peer):
    shutil.copytree(HERE / "peers" / peer, out)


def front(document):
    return {key: document[key] for key in ("number", "date", "issuer")}


def toml(fields):
    def value(v):
        if isinstance(v, list):
            return "[" + ", ".join(value(x) for x in v) + "]"
        if isinstance(v, dict):
            return "{ " + ", ".join(f"{k} = {value(x)}" for k, x in v.items()) + " }"
        return quoted(v) if isinstance(v, str) else str(v)
    return "".join(f"{key} = {value(v)}\n" for key, v in fields.items())


def without(fields, *names):
    return {key: value for key, value in fields.items() if key not in names}


def hugo(content, out):
    base(out, "hugo")
    home, units, years, domains, findings, papers = site(content)
    write(out / "hugo.toml", 'baseURL = "https://gia-lap.example/"\nlocale = "vi"\n'
          f'title = {quoted(TITLE)}\ndisableKinds = ["section", "taxonomy", "term", "rss", "404"]\n')
    for name, value in (("home", home), ("units", units), ("years", years), ("domains", domains)):
        write_json(out / "data" / f"{name}.json", value)
    for year in home["years"]:
        write_json(out / "data" / "findings" / f"{year}.json", [f for f in findings if f["year"] == year])
    for d in papers:
        write(out / "content" / "van-ban" / f"{d['id']}.md", f"+++\ntitle = {quoted(d['title'])}\n[params]\n{toml(front(d))}+++\n{d['body']}")


def zola(content, out, search=False):
    base(out, "zola")
    home, units, years, domains, findings, papers = site(content)
    # Zola refuses to build a search index in Vietnamese.
    write(out / "config.toml", f'base_url = "https://gia-lap.example"\ntitle = {quoted(TITLE)}\ndefault_language = "en"\n'
          f'build_search_index = {"true" if search else "false"}\ncompile_sass = false\n' +
          ('[search]\nindex_format = "elasticlunr_json"\n' if search else ""))
    pages = out / "content"
    write(pages / "_index.md", f"+++\ntitle = {quoted(TITLE)}\n+++\n")
    for section in ("don-vi", "nam", "linh-vuc", "ton-tai", "van-ban"):
        write(pages / section / "_index.md", f'+++\ntitle = "{section}"\nrender = false\npage_template = "{section}.html"\n+++\n')
    write_json(out / "data" / "home.json", home)
    for name, section, key, title, list_ in (("unit", "don-vi", "id", "name", units), ("domain", "linh-vuc", "key", "title", domains)):
        for one in list_:
            write_json(out / "data" / name / f"{one[key]}.json", one)
            write(pages / section / f"{one[key]}.md", f"+++\ntitle = {quoted(one[title])}\n+++\n")
    for one in years:
        write_json(out / "data" / "year" / f"{one['year']}.json", one)
        write(pages / "nam" / f"{one['year']}.md", f'+++\ntitle = "Kết quả năm {one["year"]}"\n+++\n')
    for f in findings:
        # A date in the name of a file would be taken for that of the page: the slug is given.
        write(pages / "ton-tai" / f"f{f['id']}.md", f"+++\ntitle = {quoted(f['title'])}\nslug = {quoted(f['id'])}\n[extra]\n{toml(without(f, 'title', 'text'))}+++\n{f['text']}\n")
    for d in papers:
        write(pages / "van-ban" / f"{d['id']}.md", f"+++\ntitle = {quoted(d['title'])}\n[extra]\n{toml(front(d))}+++\n{d['body']}")


def cobalt(content, out):
    base(out, "cobalt")
    home, units, years, domains, findings, papers = site(content)

    def page(path, title, layout, data, body=""):
        # YAML takes JSON.
        data = json.dumps(data, ensure_ascii=False)
        write(out / f"{path or 'index'}.md", f"---\ntitle: {quoted(title)}\nlayout: {layout}.liquid\npermalink: /{path + '/' if path else ''}\ndata: {data}\n---\n{body}\n")

    page("", TITLE, "index", home)
    for u in units:
        page(f"don-vi/{u['id']}", u["name"], "don-vi", u | {"domains": home["domains"]})
    for y in years:
        page(f"nam/{y['year']}", f"Kết quả năm {y['year']}", "nam", y)
    for d in domains:
        page(f"linh-vuc/{d['key']}", d["title"], "linh-vuc", d)
    for f in findings:
        page(f"ton-tai/{f['id']}", f["title"], "ton-tai", without(f, "title", "text"), f["text"])
    for d in papers:
        page(f"van-ban/{d['id']}", d["title"], "van-ban", front(d), d["body"])


def eleventy(content, out):
    base(out, "eleventy")
    home, units, years, domains, findings, papers = site(content)
    for name, value in (("home", home), ("units", units), ("years", years), ("domains", domains), ("findings", findings)):
        write_json(out / "records" / f"{name}.json", value)
    for d in papers:
        write(out / "src" / "van-ban" / f"{d['id']}.md",
              f"---\ntitle: {quoted(d['title'])}\n" + "".join(f"{k}: {quoted(v)}\n" for k, v in front(d).items()) + f"---\n{d['body']}")


PEERS = {"hugo": hugo, "zola": zola, "zola-search": lambda c, o: zola(c, o, search=True), "cobalt": cobalt, "eleventy": eleventy}

if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in PEERS:
        sys.exit(__doc__)
    peer, content, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if out.exists():
        sys.exit(f"{out} exists")
    PEERS[peer](content, out)
