"""The OpenAPI descriptions as one book: which operation a call is, and what may be sent and answered."""

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

# 2026-09 changes the version in the path and little else; its descriptions are those of 2026-03 (facts, 1.3).
SAME_VERSION = {"2026-09": "2026-03"}


class Book:
    """All operations of a folder of OpenAPI 3.0 documents."""

    def __init__(self, folder):
        self.operations = []
        for file in sorted(Path(folder).glob("*/*.json")):
            document = json.loads(file.read_text())
            if "openapi" not in document:
                continue
            for path, methods in document.get("paths", {}).items():
                shared = methods.get("parameters", [])
                for method, operation in methods.items():
                    if method != "parameters":
                        self.operations.append(Operation(document, method.upper(), path, operation, shared))

    def find(self, method, path):
        """The operation with the fewest placeholders that fits, or None."""
        segments = [SAME_VERSION.get(segment, segment) for segment in path.strip("/").split("/")]
        fitting = [entry for entry in self.operations if entry.method == method and entry.fits(segments)]
        return min(fitting, key=lambda entry: entry.placeholders, default=None)


class Operation:
    """One method of one path."""

    def __init__(self, document, method, path, operation, shared):
        self.document, self.method, self.path, self.operation = document, method, path, operation
        self.segments = path.strip("/").split("/")
        self.placeholders = sum(segment.startswith("{") for segment in self.segments)
        self.parameters = {
            entry["name"]: entry for entry in operation.get("parameters", []) + shared if entry["in"] == "query"}
        self.validators = {}

    def fits(self, segments):
        """A last placeholder called path takes several segments, for files are found by theirs."""
        if self.segments[-1] in ("{path}", "{folderPath}") and len(segments) > len(self.segments):
            segments = segments[:len(self.segments)]
        return len(segments) == len(self.segments) and all(
            wanted.startswith("{") or wanted == given for wanted, given in zip(self.segments, segments))

    def query_problems(self, query):
        for name, value in query:
            parameter = self.parameters.get(name)
            if parameter is None:
                yield f"query: {name} is not a parameter"
            elif not suits(value, parameter.get("schema", {})):
                yield f"query: {name} is not {parameter['schema'].get('type')}"
        given = {name for name, _ in query}
        for name, parameter in self.parameters.items():
            if parameter.get("required") and name not in given:
                yield f"query: {name} is missing"

    def request_problems(self, kind, body):
        content = self.operation.get("requestBody", {}).get("content", {})
        if body is None:
            if content and self.operation["requestBody"].get("required"):
                yield "request: a body is missing"
            return
        if not content:
            # The older client writes an empty JSON body where there is none.
            if body not in ({}, None):
                yield "request: a body is sent and none is described"
            return
        if kind not in content:
            yield f"request: the body is {kind}, not {' or '.join(content)}"
            return
        yield from self.problems("request", content[kind].get("schema", {}), body)

    def answer_problems(self, status, kind, body):
        responses = self.operation["responses"]
        described = responses.get(str(status)) or (responses.get("default") if status >= 400 else None)
        if described is None:
            yield f"answer: the status is not described (only {', '.join(sorted(responses))})"
            return
        content = described.get("content", {})
        if not content:
            if body is not None:
                yield "answer: a body is given and none is described"
            return
        if body is None:
            yield "answer: the body is missing or no JSON"
            return
        yield from self.problems("answer", next(iter(content.values())).get("schema", {}), body)

    def problems(self, side, schema, value):
        key = json.dumps(schema, sort_keys=True)
        if key not in self.validators:
            self.validators[key] = Draft202012Validator(
                strict(schema, self.document), format_checker=FORMATS)
        for error in self.validators[key].iter_errors(value):
            for place, problem in leaves(error):
                yield f"{side}: {place}: {problem}"


FORMATS = FormatChecker(formats=())


@FORMATS.checks("date-time", raises=ValueError)
def is_moment(text):
    moment = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
    return not isinstance(text, str) or bool(re.fullmatch(moment, text))


@FORMATS.checks("uuid", raises=ValueError)
def is_uuid(text):
    return not isinstance(text, str) or bool(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text))


def suits(text, schema):
    """Whether a query parameter's text can be read as its type. Lists may be repeated or written with commas."""
    kind = schema.get("type")
    if kind in ("integer", "number"):
        return bool(re.fullmatch(r"-?\d+(\.\d+)?", text))
    if kind == "boolean":
        return text.lower() in ("true", "false")
    return "enum" not in schema or text in schema["enum"]


def strict(schema, document, depth=0):
    """OpenAPI 3.0 as JSON Schema 2020-12, in which objects with named fields have no others."""
    if depth > 40:
        return {}
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        inner = strict(document["components"]["schemas"][name], document, depth + 1)
        return inner
    if "allOf" in schema:
        return strict(merged(schema["allOf"], document), document, depth + 1)
    out = {}
    for word in ("type", "enum", "required", "format"):
        if word in schema and (word != "format" or schema[word] in ("date-time", "uuid")):
            out[word] = schema[word]
    for word in ("oneOf", "anyOf"):
        if word in schema:
            # What two alternatives have in common would fit both; one that fits is enough.
            out["anyOf"] = [strict(entry, document, depth + 1) for entry in schema[word]]
    if "items" in schema:
        out["items"] = strict(schema["items"], document, depth + 1)
    if "properties" in schema:
        out["properties"] = {name: strict(entry, document, depth + 1) for name, entry in schema["properties"].items()}
    rest = schema.get("additionalProperties")
    if isinstance(rest, dict):
        out["additionalProperties"] = strict(rest, document, depth + 1)
    elif "properties" in schema and rest is not True:
        out["additionalProperties"] = False
    if schema.get("nullable") and "type" in out:
        out["type"] = [out["type"], "null"]
        if "enum" in out:
            out["enum"] = [*out["enum"], None]
    return out


def merged(parts, document):
    whole = {"type": "object", "properties": {}, "required": []}
    for part in parts:
        while "$ref" in part:
            part = document["components"]["schemas"][part["$ref"].rsplit("/", 1)[-1]]
        whole["properties"].update(part.get("properties", {}))
        whole["required"] += part.get("required", [])
    return whole


def leaves(error):
    """Where and what, without the values: equal problems read alike."""
    if error.context:
        best = min(
            (list(group) for group in grouped(error.context).values()), key=len)
        for inner in best:
            yield from leaves(inner)
        return
    place = "/".join("[]" if isinstance(step, int) else str(step) for step in error.absolute_path) or "."
    if error.validator == "additionalProperties":
        known = set(error.schema.get("properties", {}))
        for name in sorted(set(error.instance) - known):
            yield place, f"{name} is not described"
    elif error.validator == "required":
        yield place, re.sub(r"'(.*)' is a required property", r"\1 is missing", error.message)
    elif error.validator == "type":
        yield place, f"is {type(error.instance).__name__}, not {error.validator_value}"
    elif error.validator == "enum":
        yield place, f"{error.instance!r} is not one of the values"
    else:
        yield place, f"is no {error.validator_value}"


def grouped(errors):
    """The errors of alternatives, by alternative."""
    found = {}
    for error in errors:
        found.setdefault(error.schema_path[0] if error.schema_path else 0, []).append(error)
    return found
