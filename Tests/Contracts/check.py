"""Checks recorded exchanges against HubSpot's OpenAPI descriptions.

usage: check.py EXCHANGES [OPENAPI_FOLDER]

Every request has to be one that HubSpot describes: method, path, query, body, and no field beyond it. Every answer of
our sandbox has to be one that HubSpot could give. What differs is either a mistake of ours or listed in
deviations.json with the source that says that HubSpot differs from its own description. A deviation that nothing
needs any longer is a mistake too.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

from contracts import Book

HERE = Path(__file__).resolve().parent


class Deviation:
    """A problem that is expected, by patterns over the operation, the problem and, if named, who asked."""

    def __init__(self, entry):
        self.entry, self.uses = entry, 0
        self.operation, self.problem = re.compile(entry["operation"]), re.compile(entry["problem"])
        self.agent = re.compile(entry.get("agent", ".*"))
        if not entry.get("source"):
            raise SystemExit(f"deviations.json: an entry has no source: {entry}")

    def covers(self, operation, problem, agent):
        fits = bool(
            self.operation.fullmatch(operation) and self.problem.fullmatch(problem) and self.agent.fullmatch(agent))
        self.uses += fits
        return fits


def problems(book, exchange):
    """The operation's name and all that is wrong with one exchange."""
    method, path = exchange["method"], exchange["path"]
    operation = book.find(method, path)
    if operation is None and exchange.get("status") in (404, 405):
        return f"{method} {path}", []
    if operation is None:
        return f"{method} {path}", ["the operation is not described"]
    name = f"{method} {operation.path}"
    request, found = exchange["request"], []
    # What is refused was wrong on purpose, or is about to be put right: the refusal is what counts then.
    if not 400 <= exchange.get("status", 200) < 500:
        found += operation.query_problems(exchange["query"])
        found += operation.request_problems(request.get("type"), request.get("body"))
    if "status" in exchange:
        answer = exchange["answer"]
        status = exchange["status"]
        found += [
            f"{status} {problem}"
            for problem in operation.answer_problems(status, answer.get("type"), answer.get("body"))]
    return name, found


def report(left, unused, counts):
    for (operation, problem), (number, example) in sorted(left.items()):
        print(f"  {operation}\n      {problem}   ({number} times, as in {example})")
    for deviation in unused:
        print(f"  deviations.json: no exchange needs this any longer: {json.dumps(deviation.entry)}")
    print(f"{counts['exchanges']} shapes of exchange ({counts['script']} of scripted tests), "
          f"{counts['allowed']} allowed deviations, {len(left)} violations, {len(unused)} deviations unused")


def main(exchanges, folder):
    book = Book(folder)
    deviations = [Deviation(entry) for entry in json.loads((HERE / "deviations.json").read_text())]
    left, counts = {}, Counter()
    for line in Path(exchanges).read_text().splitlines():
        exchange = json.loads(line)
        counts["exchanges"] += 1
        counts["script"] += exchange["origin"] == "script"
        operation, found = problems(book, exchange)
        for problem in found:
            if any([deviation.covers(operation, problem, exchange.get("agent", "")) for deviation in deviations]):
                counts["allowed"] += 1
            else:
                number, example = left.get((operation, problem), (0, f"{exchange['method']} {exchange['path']}"))
                left[operation, problem] = (number + 1, example)
    unused = [deviation for deviation in deviations if not deviation.uses]
    report(left, unused, counts)
    return bool(left or unused or not counts["exchanges"])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
