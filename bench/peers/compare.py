"""Asks JioNLP and Microsoft Recognizers-Text what our tables ask, judges all three by the same rules, prints Markdown.

    python compare.py PATH/TO/bench-peers

Rules, generous to the peers: every program is given the expression (or sentence) alone and the same day of reference;
any one of a peer's answers may be the right one; a day is right when it is the last day of the period given, whether
the peer counts the end in or out; of a period only the end must agree; a length of time that leads from the day of
reference to the right day is right; for what sets no day it is right to give no day, and for what is over, any day gone
by; a rhythm is right when the peer calls it one. JioNLP reads money alone, so that its time for quantities is taken on
the sentences with money, ours on all. Units are compared after 万 and 亿 are multiplied out, 个百分点 counts as
%, and the comparator is judged apart, since the peers were not made for it.
"""

import contextlib
import datetime
import io
import json
import logging
import os
import re
import subprocess
import sys
import time
from decimal import Decimal, InvalidOperation

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 5
ONE_DAY = datetime.timedelta(days=1)


def rows(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as table:
        return [line.rstrip("\n").split("\t") for line in table if not line.startswith("#")]


def measured(work, items):
    """What `work` gives for each item, and the microseconds one took: the best of several rounds."""
    found = [work(item) for item in items]
    best = min(timed(work, items) for _ in range(ROUNDS))
    return found, best / len(items) * 1e6


def timed(work, items):
    start = time.perf_counter()
    for item in items:
        work(item)
    return time.perf_counter() - start


# Times: an answer is ("day", last days it may mean), ("cadence",) or nothing.


def day(text):
    """The days that an end written as a moment may mean: midnight is the end of the day before."""
    moment = datetime.datetime.fromisoformat(text)
    last = {moment.date()}
    if moment.time() == datetime.time():
        last.add(moment.date() - ONE_DAY)
    return last


def after(base, timex):
    """The day that lies a length of time (P2M, PT48H) after another; nothing for lengths of other kinds."""
    said = re.fullmatch(r"P(T?)(\d+)([HDWMY])", timex)
    if not said or bool(said[1]) != (said[3] == "H"):
        return []
    count, unit = int(said[2]), said[3]
    if unit in "HDW":
        length = datetime.timedelta(**{{"H": "hours", "D": "days", "W": "weeks"}[unit]: count})
        return [("day", {(base + length).date()})]
    months = base.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = base.year + months // 12, months % 12 + 1
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - ONE_DAY).day
    return [("day", {datetime.date(year, month, min(base.day, last))})]


def jionlp_time(row):
    import jionlp

    base = datetime.datetime.fromisoformat(row[0])
    try:
        said = jionlp.parse_time(row[1], time_base=base)
    except Exception:  # it raises where it finds no time
        return []
    if said["type"] == "time_period":
        return [("cadence",)]
    if said["type"] == "time_delta":
        lengths = said["time"].items() if isinstance(said["time"], dict) else []
        letters = {"hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
        return [one for unit, count in lengths if unit in letters and isinstance(count, (int, float))
                for one in after(base, f"P{letters[unit][:-1]}{int(count)}{letters[unit][-1]}")]
    end = said["time"][1]
    return [("day", day(end))] if re.match(r"\d{4}-", str(end)) else []


def recognizers_time(row):
    from recognizers_date_time import recognize_datetime
    from recognizers_text import Culture

    base = datetime.datetime.fromisoformat(row[0])
    found = []
    try:
        results = recognize_datetime(row[1], Culture.Chinese, reference=base)
    except Exception:
        return found
    for result in results:
        for value in (result.resolution or {}).get("values", []):
            if value["type"] == "set":
                found.append(("cadence",))
            if value["type"] == "duration":
                found += after(base, value.get("timex", ""))
            for key in ("end", "value", "start" if value.get("Mod") == "before" else "end"):
                if re.match(r"\d{4}-\d\d-\d\d", value.get(key, "")):
                    found.append(("day", day(value[key][:10])))
    return found


def our_time(found):
    return [("cadence",) if one["kind"] == "cadence" else ("day", {datetime.date.fromisoformat(one["due"])})
            for one in found if one["kind"] == "cadence" or one["due"]]


def time_right(reference, answer, found):
    if answer == "cadence":
        return ("cadence",) in found
    if answer == "none":
        today = datetime.date.fromisoformat(reference)
        return not any(one[0] == "day" and min(one[1]) > today for one in found)
    if answer == "vague" or answer.startswith("open:"):
        return not any(one[0] == "day" for one in found)
    ends = {datetime.date.fromisoformat(one.split("/")[-1]) for one in answer.split("|")}
    return any(one[0] == "day" and one[1] & ends for one in found)


# Quantities: (comparator, value with 万 and 亿 multiplied out, base unit).

UNITS = {
    "percentage points": "%", "percent": "%", "个百分点": "%", "百分点": "%", "chinese yuan": "元", "人民币": "元",
    "united states dollar": "美元", "dollar": "美元", "kilometer": "公里", "千米": "公里", "mu": "亩", "hectare": "公顷",
    "square meter": "平方米", "metric ton": "吨", "ton": "吨", "cubic meter": "立方米", "year": "岁", "meter": "米",
}
TIMES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
WHOLE = ("千瓦", "千瓦时", "千米", "千克")


def quantity(op, value, unit):
    try:
        number = Decimal(str(value).replace(",", "").rstrip("%"))
    except InvalidOperation:
        return None
    unit = unit or ""
    while len(unit) > 1 and unit[0] in TIMES and unit not in WHOLE:
        number *= TIMES[unit[0]]
        unit = unit[1:]
    return op, number, UNITS.get(unit.lower(), unit)


def jionlp_quantity(row):
    import jionlp

    found = []
    for one in jionlp.ner.extract_money(row[0], with_parsing=True):
        detail = one["detail"]
        numbers = detail["num"] if isinstance(detail["num"], list) else [detail["num"]]
        ops = {"accurate": "=", "blur": "~", "blur+": ">=", "blur-": "<="}
        found += [quantity(ops.get(detail["definition"], "="), number, detail["case"]) for number in numbers]
    return found


def recognizers_quantity(row):
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension
    from recognizers_text import Culture

    found = []
    for recognize in (recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_age):
        for one in recognize(row[0], Culture.Chinese):
            said = one.resolution or {}
            unit = "%" if str(said.get("value", "")).endswith("%") else said.get("unit", "")
            found.append(quantity("=", said.get("value"), unit))
    return found


def our_quantity(found):
    return [quantity(one["op"], one["value"], one["unit"]) for one in found if one["value"] is not None]


def quantity_right(row, found):
    """Whether the value, the value with its unit, and all with the comparator are right."""
    op, value, unit = quantity(*row[1:4])
    same = {">": {">", ">="}, "<": {"<", "<="}}.get(op, {op})
    found = [one for one in found if one]
    # A peer that leaves the unit in the sentence gives the bare number.
    bare = {value, Decimal(row[2])}
    return (
        any(one[1] in bare for one in found),
        any(one[1:] == (value, unit) for one in found),
        any(one[1:] == (value, unit) and (one[0] == op or one[0] in same) for one in found),
    )


def main():
    logging.disable()  # JioNLP logs what it cannot parse
    times, quantities = rows("time.tsv"), rows("quantity.tsv")
    tables = [os.path.join(HERE, name) for name in ("time.tsv", "quantity.tsv")]
    ours = json.loads(subprocess.run([sys.argv[1], *tables], check=True, capture_output=True).stdout)
    answers = {"Luoshi": (
        [our_time(found) for found in ours["time"]], ours["time_ns"] / 1000,
        [our_quantity(found) for found in ours["quantity"]], ours["quantity_ns"] / 1000,
    )}
    peers = {"JioNLP 1.5.31": (jionlp_time, jionlp_quantity),
             "Recognizers-Text 1.0.2a2": (recognizers_time, recognizers_quantity)}
    for name, (ask_time, ask_quantity) in peers.items():
        with contextlib.redirect_stdout(io.StringIO()):
            reached = [ask_quantity(row) for row in quantities]
            costly = [row for row in quantities if "JioNLP" not in name or "元" in row[3]]
            answers[name] = (*measured(ask_time, times), reached, measured(ask_quantity, costly)[1])

    print(f"| {len(times)} times, {len(quantities)} quantities | times right | wrong | us each "
          "| quantities: value right | with unit | with comparator | us each |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    wrong = {}
    for name, (found, cost, reached, quantity_cost) in answers.items():
        right = [time_right(row[0], row[2], one) for row, one in zip(times, found)]
        parts = [quantity_right(row, one) for row, one in zip(quantities, reached)]
        value, unit, whole = (sum(part[i] for part in parts) for i in range(3))
        wrong[name] = [row[1] for row, ok in zip(times, right) if not ok]
        wrong[name] += [row[0] for row, part in zip(quantities, parts) if not part[2]]
        print(f"| {name} | {sum(right)} | {len(times) - sum(right)} | {cost:.3g} "
              f"| {value} | {unit} | {whole} | {quantity_cost:.3g} |")
    # What each got wrong goes to the side, for whoever doubts the judge.
    for name, missed in wrong.items():
        print(f"{name} wrong: {'; '.join(missed) or 'none'}", file=sys.stderr)


if __name__ == "__main__":
    main()
