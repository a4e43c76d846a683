"""Measures how long publishing takes, and Hugo beside it where there is one; prints tables for bench/README.md.

    python3 bench/publish/run.py <dateline> <app> [<hugo>]

With DATELINE_BENCH_LARGE=no the archive of 100,000 stories is left out: it takes 6 GB of disk and some minutes.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

DATELINE, APP = (Path(path).absolute() for path in sys.argv[1:3])
HUGO = sys.argv[3] if len(sys.argv) > 3 else None
HERE = Path(__file__).parent
WORK = Path(f"target/bench-publish-{os.getpid()}").absolute()
ROUNDS = 5
NOW = "2026-11-27T12:00:00Z"


def run(*command, cache="cache"):
    """Wall time, processor time and the kernel's part of it in seconds, and the largest memory in MB, of a command."""
    start = time.monotonic()
    child = subprocess.Popen(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "DATELINE_CACHE": str(WORK / cache)},
    )
    out, error = child.stdout.read(), child.stderr.read()
    # The largest memory of this child, and not of all of them.
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{command}: {error.decode()}{out.decode()}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_stime, usage.ru_maxrss / 1000


def archive(count):
    folder = WORK / f"archive-{count}"
    if not folder.exists():
        subprocess.run(["node", HERE / "archive.mjs", str(count), folder], check=True)
    return folder


def publish(content, out, *options, cards="none", compress="none", cache="cache"):
    return run(
        DATELINE, "publish", "--now", NOW, "--app", APP, "--content", content, "--out", WORK / out,
        "--cards", cards, "--compress", compress, *options, cache=cache,
    )  # fmt: skip


def fresh(number=[0]):
    """A folder that nobody wrote to: some file systems are slow where much was deleted a moment ago."""
    number[0] += 1
    return f"site-{number[0]}"


def from_nothing(count, rounds=ROUNDS, **how):
    return [publish(archive(count), fresh(), cache=fresh(), **how) for _ in range(rounds)]


def change(content):
    """Writes a word into the text of a story."""
    stories = sorted((content / "articles").iterdir())
    story = stories[len(stories) // 2]
    text = story.read_text()
    story.write_text(text.replace('"text": "', '"text": "Changed ', 1))


def row(name, runs, limit):
    wall, processor, kernel, memory = zip(*runs)
    spread = f" ({min(wall):.2f}–{max(wall):.2f})" if len(runs) > 1 else ""
    print(
        f"| {name} | {statistics.median(wall):.2f}{spread} | {statistics.median(processor):.2f} "
        f"| {statistics.median(kernel):.2f} | {max(memory):.0f} | {limit} |",
        flush=True,
    )


def head(title):
    print(f"\n| {title} | seconds | of processor | of that the kernel's | MB | limit |\n| --- | --- | --- | --- | --- | --- |", flush=True)


def ours():
    head(f"dateline, medians of {ROUNDS}")
    row("1,000 stories from nothing", from_nothing(1000), "1.0 s")
    row("10,000 stories from nothing", from_nothing(10_000), "8 s, 400 MB")
    row("the same with `--compress fast`", from_nothing(10_000, 3, compress="fast"), "25 s")
    check = (DATELINE, "check", "--now", NOW, "--content")
    row("`check` of 10,000", [run(*check, archive(10_000)) for _ in range(ROUNDS)], "2 s")
    content = archive(10_000)
    row("10,000, nothing published before", [publish(content, "site")], "")
    changed = []
    for _ in range(ROUNDS + 1):
        change(content)
        changed.append(publish(content, "site"))
    row("10,000, the first time that one story changed", changed[:1], "")
    row("10,000, one story's text changed", changed[1:], "1.0 s")
    row("10,000, nothing changed", [publish(content, "site") for _ in range(ROUNDS)], "")
    if os.environ.get("DATELINE_BENCH_LARGE") != "no":
        content = archive(100_000)
        row("100,000 stories from nothing", [publish(content, "large", cache="large-cache")], "100 s, 1,500 MB")
        again = [publish(content, "large", cache="large-cache") for _ in range(ROUNDS)]
        row("100,000, nothing changed", again, "10 s")
        row("`check` of 100,000", [run(*check, content)], "")
    cards()


def preview(count, limit):
    """How long after a word of a story was changed the preview of an archive answers with it, in milliseconds, and the
    processor time that this takes."""
    content = archive(count)
    command = [DATELINE, "dev", "--port", "0", "--app", APP, "--content", content]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "DATELINE_CACHE": str(WORK / "preview-cache")}, text=True)
    address = re.search(r"http://[^,]*", child.stdout.readline())[0]

    def get(path):
        return urllib.request.urlopen(address + path).read()

    def version(known=""):
        return json.loads(get(f"/.dateline/state?{known}"))["version"]

    known = version()
    while known == (known := version(known)):
        pass
    story = sorted((content / "articles").iterdir())[count // 2]
    section = json.loads(story.read_text())["section"]
    page, times, processor = f"/{section}/{story.stem}/", [], []
    for number in range(2 * ROUNDS + 1):
        text = re.sub(r'"text": "(Word\d+ )?', f'"text": "Word{number} ', story.read_text(), count=1)
        start = time.monotonic()
        story.write_text(text)
        known = version(known)
        assert f"Word{number} ".encode() in get(page)
        times.append((time.monotonic() - start) * 1000)
        user, kernel = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        processor.append((int(user) + int(kernel)) * 1000 / os.sysconf("SC_CLK_TCK"))
    child.terminate()
    child.wait()
    # The first has to read everything once more.
    times = times[1:]
    each = (processor[-1] - processor[0]) / len(times)
    print(f"| {count:,} | {statistics.median(times):.0f} ({min(times):.0f}–{max(times):.0f}) | {each:.0f} | {limit} |", flush=True)


def previews():
    print("\n| stories: a changed word in the preview | ms | of processor | limit with the browser |\n| --- | --- | --- | --- |", flush=True)
    preview(1000, 150)
    preview(10_000, 500)


def cards():
    bare, drawn = from_nothing(1000, 3), from_nothing(1000, 3, cards="all")
    processor = [statistics.median(run[1] for run in runs) for runs in (bare, drawn)]
    # The stories, the six sections and the front page.
    each = (processor[1] - processor[0]) / 1007
    print(f"\nA card takes {each * 1000:.1f} ms of processor time (limit 10 ms).", flush=True)


def beside_hugo(count):
    content = archive(count)
    publish(content, "beside", cache=fresh())
    story = next(path for path in (WORK / "beside/news").iterdir() if (path / "index.json").exists() and path.name != "page")
    source = WORK / f"hugo-{count}"
    subprocess.run(["node", HERE / "hugo.mjs", content, story / "index.html", source], check=True)
    runs = ([], [])
    for _ in range(3):
        runs[0].append(publish(content, fresh(), cache=fresh()))
        runs[1].append(run(HUGO, "--quiet", "--source", source, "--destination", WORK / fresh()))
    row(f"{count:,} stories: dateline", runs[0], "")
    row(f"{count:,} stories: Hugo", runs[1], "")


def main():
    # Nothing is deleted before the end: the kernel may be slow where much was deleted a moment ago.
    WORK.mkdir(parents=True)
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    print(f"{os.cpu_count()} cores, {model[1] if model else 'unknown'}")
    ours()
    previews()
    if HUGO:
        head("by turns, medians of 3")
        beside_hugo(1000)
        beside_hugo(10_000)
    shutil.rmtree(WORK)


main()
