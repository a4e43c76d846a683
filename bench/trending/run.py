"""Measures how long reading a large access log takes, and GoAccess beside it where there is one; prints tables for
bench/README.md.

    python3 bench/trending/run.py <generate_log> <rank> [<goaccess>]

The log of ten million lines takes 2.6 GB of disk.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

GENERATE, RANK = (Path(path).absolute() for path in sys.argv[1:3])
GOACCESS = sys.argv[3] if len(sys.argv) > 3 else None
WORK = Path(f"target/bench-trending-{os.getpid()}").absolute()
ROUNDS = 3
LINES = 10_000_000


def run(*command):
    """Wall time and processor time in seconds, and the largest memory in MB, of a command."""
    start = time.monotonic()
    child = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    out, error = child.stdout.read(), child.stderr.read()
    # The largest memory of this child, and not of all of them.
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{command}: {error.decode()}{out.decode()}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def log(lines):
    path = WORK / f"access-{lines}.log"
    if not path.exists():
        with path.open("wb") as out:
            subprocess.run([GENERATE, str(lines), "1"], stdout=out, check=True)
    return path


def compressed(path, tool, suffix):
    target = path.with_suffix(suffix)
    with target.open("wb") as out:
        subprocess.run([tool, "-q", "-1", "-c", path], stdout=out, check=True)
    return target


def ours(path):
    return run(RANK, path)


def goaccess(path):
    # It leaves bots out too.
    return run(
        GOACCESS, path, "--no-global-config", "--log-format=COMBINED", "--ignore-crawlers", "--no-progress",
        "--output", WORK / "report.json",
    )  # fmt: skip


def row(name, runs, limit=""):
    wall, processor, memory = zip(*runs)
    spread = f" ({min(wall):.2f}–{max(wall):.2f})" if len(runs) > 1 else ""
    print(
        f"| {name} | {statistics.median(wall):.2f}{spread} | {statistics.median(processor):.2f} | {max(memory):.0f} | {limit} |",
        flush=True,
    )


def head(title):
    print(f"\n| {title} | seconds | of processor | MB | limit |\n| --- | --- | --- | --- | --- |", flush=True)


def main():
    WORK.mkdir(parents=True)
    try:
        measure()
    finally:
        shutil.rmtree(WORK)


def measure():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    print(f"{os.cpu_count()} cores, {model[1] if model else 'unknown'}")
    path = log(LINES)
    print(f"{LINES:,} lines, {path.stat().st_size / 1e6:,.0f} MB")
    # Once before, so that no round has to wait for the disk.
    ours(path)
    head(f"medians of {ROUNDS}")
    row(f"{LINES:,} lines: dateline", [ours(path) for _ in range(ROUNDS)], "20 s")
    for tool, suffix in [("gzip", ".gz"), ("zstd", ".zst")]:
        if shutil.which(tool):
            packed = compressed(path, tool, suffix)
            row(f"{LINES:,} lines, {tool}: dateline", [ours(packed) for _ in range(ROUNDS)])
            packed.unlink()
    if GOACCESS:
        beside_goaccess()


def beside_goaccess():
    """A tenth of the lines, since GoAccess takes minutes for all of them."""
    path = log(LINES // 10)
    runs = ([], [])
    for _ in range(ROUNDS):
        runs[0].append(ours(path))
        runs[1].append(goaccess(path))
    head(f"by turns, medians of {ROUNDS}")
    row(f"{LINES // 10:,} lines: dateline", runs[0])
    row(f"{LINES // 10:,} lines: GoAccess", runs[1])


main()
