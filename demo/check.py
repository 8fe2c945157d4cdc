#!/usr/bin/env python3
"""Check the demo county: keys resolve, quotes stand in their documents, counts and lights are as they should be.

    python3 demo/check.py [YYYY-MM-DD]

Prints what it counted and exits with 1 after listing every fault. Standard library only (Python 3.11 or later).
"""
import re
import sys
import tomllib
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIELDS = {"economy", "projects", "industry", "rural", "urban", "ecology", "livelihood", "education", "health",
          "safety", "reform", "governance"}
KINDS = {"department", "town", "park", "enterprise", "office"}
ROLES = {"supervisor", "office-leader", "county-leader", "unit-head", "liaison", "reader", "auditor",
         "system-administrator", "security-administrator"}
OPS = {"=", ">=", ">", "<=", "<", "~", "zero", "all", "sync"}
TASK_KEYS = {"key", "title", "field", "lead", "others", "leader", "source", "quote", "targets", "due", "due_days",
             "cadence", "milestones", "state", "done_days", "done_before", "pace", "progress", "reason", "edits", "sub"}
EDITS = {"due", "lead", "others", "title", "targets", "progress"}
AMBIGUOUS = {"水务": {"slj", "swjt"}, "水务部门": {"slj", "swjt"}, "交通": {"jtj", "jjdd"}, "交通部门": {"jtj", "jjdd"}}
LENGTHS = {"work-report": (5800, 6500), "plenary-speech": (4000, 5000), "notice-division": (1000, 2500)}

faults = []


def fault(text):
    faults.append(text)


def toml(name):
    with open(HERE / name, "rb") as file:
        return tomllib.load(file)


def check_measures(measures, units):
    names = Counter(name for m in measures for name in [m["name"], *m["aliases"]])
    for name, n in names.items():
        if n > 1:
            fault(f"measure {name}: named {n} times")
    for m in measures:
        if m["field"] not in FIELDS or m["source"] not in units or m["direction"] not in {"up", "down"} \
                or m["frequency"] not in {"month", "quarter", "half-year", "year"}:
            fault(f"measure {m['name']}: field, source, direction or frequency")


def report_date(start):
    return start - timedelta(days=20) if (start.month, start.day) < (2, 20) else date(start.year, 2, 6)


def fill(text, start):
    day = report_date(start)
    words = {"year": start.year, "last_year": start.year - 1, "next_year": start.year + 1,
             "date": f"{day.year}年{day.month}月{day.day}日"}
    return re.sub(r"\{\{(\w+)\}\}", lambda m: str(words[m[1]]), text)


def fixed(day, start):
    return date(start.year, int(day[:2]), int(day[3:]))


def resolve(task, start, issued):
    """Where a task stands on the start day, by the rules of README.md: issue, due, closed, progress, edits."""
    first = fixed(task["due"], start) if "due" in task else start + timedelta(days=task["due_days"])
    closed = None
    if task.get("state", "open") != "open":
        closed = max(start + timedelta(days=task["done_days"]), issued)
    elif "done_before" in task and (day := first - timedelta(days=task["done_before"])) <= start:
        closed = max(day, issued)
    due, edits = first, []
    for edit in task.get("edits", []):
        if edit["field"] == "due":
            if "due" in task and (first - start).days > 30:
                continue
            due = fixed(edit["to"], start) if "to" in edit else start + timedelta(days=edit["to_days"])
        edits.append((max((closed or start) + timedelta(days=edit["days"]), issued), edit))
    if closed:
        progress = None if task.get("state") == "cancelled" else 100
    elif "pace" in task:
        progress = max(0, min(99, plan(issued, due, start) + task["pace"]))
    else:
        progress = task.get("progress")
    return {"due": due, "closed": closed, "progress": progress, "edits": edits}


def plan(issued, due, today):
    total = (due - issued).days
    return 100 if total <= 0 else max(0, min(total, (today - issued).days)) * 100 // total


def light(task, start, issued):
    now = resolve(task, start, issued)
    if task.get("state") == "cancelled":
        return "cancelled"
    if now["closed"]:
        return "done"
    left = (now["due"] - start).days
    lag = 0 if now["progress"] is None else plan(issued, now["due"], start) - now["progress"]
    if left < 0 or lag > 30:
        return "red"
    return "amber" if left <= 3 or lag >= 10 else "green"


def issue_day(task, start):
    issued = report_date(start) + timedelta(days=6)
    return max(issued, start - timedelta(days=35)) if task.get("source") == "plenary-speech" else issued


def check_units(units, leaders):
    names = defaultdict(set)
    for unit in units:
        if unit["kind"] not in KINDS:
            fault(f"unit {unit['key']}: kind {unit['kind']}")
        if unit["leader"] not in leaders:
            fault(f"unit {unit['key']}: leader {unit['leader']} is not in leaders.toml")
        for name in [unit["name"], *unit["aliases"]]:
            if unit["key"] in names[name]:
                fault(f"unit {unit['key']}: {name} is given twice")
            names[name].add(unit["key"])
    if doubled := [k for k, n in Counter(u["key"] for u in units).items() if n > 1]:
        fault(f"unit keys used twice: {doubled}")
    people = Counter(unit[part] for unit in units for part in ("head", "liaison"))
    if twice := [name for name, n in people.items() if n > 1]:
        fault(f"people named twice: {twice}")
    shared = {name: keys for name, keys in names.items() if len(keys) > 1}
    if shared != AMBIGUOUS:
        fault(f"ambiguous names are {shared}, should be {AMBIGUOUS}")


def check_targets(where, targets):
    for target in targets:
        if target["op"] not in OPS:
            fault(f"{where}: op {target['op']}")
        if (target["op"] in {"zero", "all", "sync"}) == ("value" in target):
            fault(f"{where}: {target['metric']}: value does not fit {target['op']}")
        if "value" in target and not re.fullmatch(r"\d+(\.\d+)?", target["value"]):
            fault(f"{where}: value {target['value']} is not a plain decimal")


def check_task(task, units, leaders, documents):
    where = f"task {task.get('key')}"
    if unknown := set(task) - TASK_KEYS:
        fault(f"{where}: unknown keys {unknown}")
    for key in [task["lead"], *task.get("others", [])]:
        if key not in units:
            fault(f"{where}: unit {key} is not in units.toml")
    if task["lead"] in task.get("others", []):
        fault(f"{where}: lead unit stands among the others")
    if "leader" in task and task["leader"] not in leaders:
        fault(f"{where}: leader {task['leader']} is not in leaders.toml")
    if ("due" in task) == ("due_days" in task):
        fault(f"{where}: needs either due or due_days")
    if (task.get("state", "open") != "open") != ("done_days" in task):
        fault(f"{where}: state and done_days do not fit")
    check_targets(where, task.get("targets", []))
    for edit in task.get("edits", []):
        if edit["field"] not in EDITS or not edit["reason"] or ("to" in edit) == ("to_days" in edit):
            fault(f"{where}: edit {edit}")
        if edit["field"] == "lead" and edit["to"] not in units:
            fault(f"{where}: edit to unit {edit['to']}")
        if edit["field"] == "others" and (bad := [k for k in edit["to"] if k not in units]):
            fault(f"{where}: edit to units {bad}")
        if edit["field"] == "targets":
            check_targets(where, edit["to"])
    if [e["days"] for e in task.get("edits", [])] != sorted(e["days"] for e in task.get("edits", [])):
        fault(f"{where}: edits are not oldest first")
    source = task.get("source", "")
    if bool(source) != ("quote" in task):
        fault(f"{where}: source and quote do not fit")
    elif source and (count := documents[source].count(task["quote"])) != 1:
        fault(f"{where}: quote stands {count} times in {source}")


def check_ledger(tasks, units, leaders, documents):
    keys = [t["key"] for t in tasks] + [s["key"] for t in tasks for s in t.get("sub", [])]
    if doubled := [k for k, n in Counter(keys).items() if n > 1]:
        fault(f"task keys used twice: {doubled}")
    for task in tasks:
        if task["field"] not in FIELDS:
            fault(f"task {task['key']}: field {task['field']}")
        check_task(task, units, leaders, documents)
        for sub in task.get("sub", []):
            check_task(sub, units, leaders, documents)


def uncovered(text, quotes):
    """Sentences after the review of last year that name a number or a unit but that no task quotes."""
    spans = [(i, i + len(q)) for q in quotes if (i := text.find(q)) >= 0]
    found, begin = [], text.index("主要预期目标")
    for match in re.finditer(r"[^。！？\n]+[。！？]", text[begin:]):
        start, end = match.start() + begin, match.end() + begin
        if any(s < end and e > start for s, e in spans):
            continue
        if re.search(r"\d", match[0]) and not re.match(r"\d+\.", match[0]):
            found.append(match[0].strip())
    return found


def main():
    site, units = toml("site.toml"), toml("units.toml")["unit"]
    check_measures(toml("measures.toml")["measure"], {u["key"] for u in units})
    people, tasks = toml("leaders.toml"), toml("ledger.toml")["task"]
    leaders = {person["key"] for person in people["leader"]}
    unit_keys = {unit["key"] for unit in units}
    start = date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else date.today()
    if not re.fullmatch(r"\d{2}99\d{2}", site["code"]):
        fault("site code: keep 99 in the middle, where no real county's code has it")
    for account in people["account"]:
        if account["unit"] not in unit_keys or account["role"] not in ROLES:
            fault(f"account {account['user']}: unit or role")
    check_units(units, leaders)
    documents = {}
    for name, (low, high) in LENGTHS.items():
        raw = (HERE / "documents" / f"{name}.txt").read_text(encoding="utf-8")
        if name != "work-report" and "{{" in raw:
            fault(f"{name}: has a placeholder and could not be uploaded as it is")
        documents[name] = fill(raw, start)
        count = len(re.sub(r"\s", "", documents[name]))
        print(f"{name}: {count} characters")
        if not low <= count <= high:
            fault(f"{name}: {count} characters, should be {low} to {high}")
    for task in tasks:
        if "quote" in task:
            task["quote"] = fill(task["quote"], start)
    check_ledger(tasks, unit_keys, leaders, documents)

    kinds = Counter(unit["kind"] for unit in units)
    print(f"units: {len(units)}", dict(kinds), f"aliases: {sum(len(u['aliases']) for u in units)}")
    print(f"leaders: {len(leaders)}  accounts: {len(people['account'])}")
    subs = sum(len(t.get("sub", [])) for t in tasks)
    print(f"tasks: {len(tasks)}  sub-tasks: {subs}  with due_days: {sum('due_days' in t for t in tasks)}"
          f"  with edits: {sum('edits' in t for t in tasks)}  edits: {sum(len(t.get('edits', [])) for t in tasks)}")
    print("sources:", dict(Counter(t["source"] or "by hand" for t in tasks)))
    print("fields:", dict(Counter(t["field"] for t in tasks)))
    for name in ("work-report", "plenary-speech"):
        quotes = [t["quote"] for t in tasks if t["source"] == name]
        sentences = {sentence_at(documents[name], i)
                     for q in quotes if (i := documents[name].find(q)) >= 0}
        print(f"{name}: {len(quotes)} tasks from {len(sentences)} sentences")
    quotes = [t["quote"] for t in tasks if t["source"] == "work-report"]
    for sentence in uncovered(documents["work-report"], quotes):
        print("no task:", sentence)
    for day in (date(start.year, 1, 8), date(start.year, 3, 16), date(start.year, 6, 12), date(start.year, 9, 14),
                date(start.year, 11, 23), date(start.year, 12, 28)):
        print(day, dict(sorted(Counter(light(t, day, issue_day(t, day)) for t in tasks).items())))

    if len(tasks) != 120 or subs < 30 or kinds["town"] != 14:
        fault("counts: should be 120 tasks, 30 sub-tasks or more, 14 towns")
    for text in faults:
        print("FAULT", text)
    return 1 if faults else 0


def sentence_at(text, position):
    return max(text.rfind(mark, 0, position) for mark in "。！？\n")


if __name__ == "__main__":
    sys.exit(main())
