#!/usr/bin/env python3
"""Whole builds beside those of other generators, on the same records and comparable pages.

    python3 benches/compare/compare.py [--sizes S,M] [--rounds 5] [--only NAME,…] [--out DIR]
        [--program PATH] [--tools DIR] [--work DIR] [--hugo PATH] [--zola PATH] [--cobalt PATH] [--eleventy NODE_MODULES] [--pagefind PATH]

Builds run in turns, each into a fresh folder, after one round that does not count. Printed are medians of wall and
processor time, the highest peak memory, pages and bytes, and the ratios of the program to each of the others. Peers
that are not installed are left out. No network, no privileges; Python 3 and what is compared.

Outputs go to memory (/dev/shm) where that exists, so that the generators are measured and not the disk.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "target" / "compare"
OURS, LEAN = "minhbach", "minhbach, lean theme"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="S,M")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-warm-up", action="store_true")
    parser.add_argument("--only", help="names of what to run, separated by commas; a part of a name is enough")
    parser.add_argument("--prepare-only", action="store_true")
    parser.add_argument("--out", default="/dev/shm" if Path("/dev/shm").is_dir() else None)
    parser.add_argument("--program", help="default: cargo build --release")
    parser.add_argument("--tools", help="a folder with the examples corpus and floor, already built")
    parser.add_argument("--work", help="where content and sites of peers are kept (default: target/compare)")
    parser.add_argument("--json", help="where to keep every single figure")
    for peer in ("hugo", "zola", "cobalt", "pagefind"):
        parser.add_argument(f"--{peer}", default=shutil.which(peer))
    parser.add_argument("--eleventy", help="a node_modules folder with @11ty/eleventy")
    return parser.parse_args()


def tools(options):
    """The program, the generator of content and the floor, built if need be."""
    if options.tools and options.program:
        folder = Path(options.tools).resolve()
        return Path(options.program).resolve(), folder / "corpus", folder / "floor"
    build = ["cargo", "build", "--release", "--example", "corpus", "--example", "floor"]
    if not options.program:
        build += ["--bin", "minhbach"]
    subprocess.run(build, cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
    program = Path(options.program).resolve() if options.program else target / "minhbach"
    return program, target / "examples" / "corpus", target / "examples" / "floor"


def site(peer, size, content, options):
    """The folder of a peer's site, laid out in another process: a large parent would count in peak memory."""
    folder = WORK / "sites" / f"{peer}-{size}"
    if not folder.exists():
        subprocess.run([sys.executable, HERE / "prepare.py", peer, content, folder], check=True)
        if peer == "eleventy":
            (folder / "node_modules").symlink_to(Path(options.eleventy).resolve())
    return folder


def candidates(options, program, floor, size, content, manifest):
    """Names, and for an output folder the commands that fill it, each with the folder that it runs in."""
    def ours(*more):
        return lambda out: [(ROOT, [program, "build", "--content", content, "--out", out, *more])]

    found = {LEAN: ours("--theme", HERE.parent / "lean-theme"), OURS: ours(),
             "floor": lambda out: [(ROOT, [floor, content, manifest, out])]}
    if options.zola:
        for name, peer in (("zola, no index", "zola"), ("zola, elasticlunr", "zola-search")):
            folder = site(peer, size, content, options)
            found[name] = lambda out, folder=folder: [(folder, [options.zola, "build", "--output-dir", out])]
    if options.cobalt:
        folder = site("cobalt", size, content, options)
        found["cobalt, no index"] = lambda out, folder=folder: [(folder, [options.cobalt, "build", "--destination", out])]
    if options.hugo:
        folder = site("hugo", size, content, options)
        hugo = lambda out, folder=folder: [(folder, [options.hugo, "--quiet", "--noBuildLock", "--destination", out])]
        found["hugo, no index"] = hugo
        if options.pagefind:
            found["hugo, then pagefind"] = lambda out: hugo(out) + [(ROOT, [options.pagefind, "--site", out])]
    if options.eleventy:
        folder = site("eleventy", size, content, options)
        found["eleventy, no index"] = lambda out, folder=folder: [
            (folder, ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet", f"--output={out}"])]
    if options.only:
        wanted = options.only.split(",")
        found = {name: run for name, run in found.items() if any(part in name for part in wanted)}
    return found


def run(commands):
    """Wall and processor time in seconds and peak memory in bytes of commands one after another."""
    wall = cpu = peak = 0
    for folder, command in commands:
        started = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall += time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(map(str, command))}: {process.returncode}\n{said.decode(errors='replace')}")
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
    return wall, cpu, peak


def weigh(folder):
    files = [path for path in Path(folder).rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), len(files), sum(path.stat().st_size for path in files)


def manifest_of(program, size, content, scratch):
    """The site whose names and sizes the floor writes: ours in the lean theme."""
    folder = WORK / "manifests" / size
    shutil.rmtree(folder, ignore_errors=True)
    run([(ROOT, [program, "build", "--content", content, "--out", folder, "--theme", HERE.parent / "lean-theme"])])
    return folder


def measure(size, options, program, corpus, floor):
    content = WORK / "corpus" / size
    if not content.exists():
        subprocess.run([corpus, size, content], check=True)
    scratch = Path(tempfile.mkdtemp(prefix="minhbach-compare-", dir=options.out))
    try:
        needs_floor = not options.only or "floor" in options.only
        manifest = manifest_of(program, size, content, scratch) if needs_floor else None
        found = candidates(options, program, floor, size, content, manifest)
        if options.prepare_only:
            return {}
        figures, weights, count = {name: [] for name in found}, {}, 0
        for turn in range(options.rounds + (not options.no_warm_up)):
            for name, commands in found.items():
                count += 1
                out = scratch / f"{count}"
                figure = run(commands(out))
                if turn > 0 or options.no_warm_up:
                    figures[name].append(figure)
                    print(f"  {size} {name}: {figure[0]:.3f} s", file=sys.stderr)
                weights.setdefault(name, weigh(out))
                shutil.rmtree(out)
    finally:
        shutil.rmtree(scratch)
    report(size, figures, weights)
    return figures


def report(size, figures, weights):
    print(f"\n### {size}\n\n| | Wall s | CPU s | Peak MiB | Pages | Files | MB |\n|---|---:|---:|---:|---:|---:|---:|")
    medians = {}
    for name, runs in figures.items():
        wall, cpu = (statistics.median(run[at] for run in runs) for at in (0, 1))
        peak = max(run[2] for run in runs)
        medians[name] = wall, cpu, peak
        pages, files, size_ = weights[name]
        print(f"| {name} | {wall:.3f} | {cpu:.3f} | {peak / 2**20:.0f} | {pages} | {files} | {size_ / 1e6:.1f} |")
    if LEAN in medians:
        print("\n| The lean build beside | Wall | CPU | Peak |\n|---|---:|---:|---:|")
        for name, other in medians.items():
            if name != LEAN:
                print(f"| {name} | " + " | ".join(f"{a / b:.2f}" for a, b in zip(medians[LEAN], other)) + " |")


def main():
    global WORK
    options = arguments()
    if options.work:
        WORK = Path(options.work).resolve()
    for peer in ("hugo", "zola", "cobalt", "pagefind", "eleventy"):
        if path := getattr(options, peer):
            setattr(options, peer, str(Path(path).resolve()))
    program, corpus, floor = tools(options)
    print(f"{os.cpu_count()} processors, {options.rounds} rounds, outputs in {options.out or tempfile.gettempdir()}")
    everything = {size: measure(size, options, program, corpus, floor) for size in options.sizes.split(",")}
    if options.json:
        Path(options.json).write_text(json.dumps(everything, indent=1))


if __name__ == "__main__":
    main()
