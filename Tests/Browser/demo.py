"""A running `liaison demo` with its two sandboxes, as the browser tests use it."""

import json
import os
import re
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HUBSPOT_TOKEN, API_TOKEN = "demo-hubspot-token", "demo-api-token"
VENTAS, SUPPORT = "106540352242922", "108271905534417"


class Demo:
    """The server on a free port, HubSpot's sandbox on the next, WhatsApp's on the one after, then a mail server."""

    def __init__(self, *flags):
        binary = os.environ.get("LIAISON_BINARY", str(ROOT / ".build/debug/liaison"))
        for _ in range(5):
            port = free_ports()
            self.process = subprocess.Popen(
                [binary, "demo", "--port", str(port), *flags], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                text=True)
            self.url, self.hubspot_url, self.whatsapp_url = (f"http://127.0.0.1:{port + n}" for n in range(3))
            self.said = []
            self._told = threading.Condition()
            threading.Thread(target=self._listen, daemon=True).start()
            if self.line(r"^ready ", within=60):
                return
        raise RuntimeError("the demo did not start:\n" + "\n".join(self.said))

    def _listen(self):
        for line in self.process.stdout:
            with self._told:
                self.said.append(line.rstrip("\n"))
                self._told.notify_all()

    def line(self, pattern, within=20):
        """The first line of the console that matches; None where none comes."""
        deadline = time.monotonic() + within
        with self._told:
            while True:
                for line in self.said:
                    if found := re.search(pattern, line):
                        return found
                left = deadline - time.monotonic()
                if left <= 0 or self.process.poll() is not None:
                    return None
                self._told.wait(min(left, 0.2))

    def sign_in_url(self, name):
        """Where the demo's member of that name signs in, as the console says."""
        found = self.line(rf"sign in as {re.escape(name)}.* (http\S+)$")
        assert found, f"the console names no member {name}: {self.said}"
        return found.group(1)

    def settle(self):
        """Waits until the week of chats was read and those who are known are linked."""
        eventually(lambda: len(self.api("/links?limit=100")["results"]) >= 13, within=90)
        eventually(self.is_still, within=90)

    def is_still(self):
        """Every chat of the story is there, and within a second nothing was added to any."""
        chats = self.api("/chats?limit=100")["results"]
        time.sleep(1)
        return (len(chats) >= 22 and chats == self.api("/chats?limit=100")["results"]
                and not self.api("/intake?state=waiting&limit=1")["results"])

    def api(self, path):
        """Liaison's own JSON API."""
        request = urllib.request.Request(self.url + "/api/v1" + path, headers={"Authorization": "Bearer " + API_TOKEN})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)

    # The customer, on WhatsApp's side.

    def customer_writes(self, text, phone="34611222333", name="Núria Puig", number=VENTAS):
        return post(self.whatsapp_url + "/_sandbox/messages",
                    {"from": phone, "name": name, "number": number, "text": text})

    # Mail, as the sandbox's mail server caught it.

    def mails(self, to):
        """The mails to an address, the newest first."""
        request = urllib.request.Request(
            self.whatsapp_url + "/_sandbox/mails", headers={"Accept": "application/json"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return [mail for mail in json.load(answer)["mails"] if to in mail["to"]]

    # HubSpot's side, through its API.

    def contact(self, email_or_id, *properties):
        wanted = ",".join(properties)
        by = "&idProperty=email" if "@" in email_or_id else ""
        return self._hubspot(f"/crm/objects/2026-03/contacts/{email_or_id}?properties={wanted}{by}")["properties"]

    def records(self, kind, *properties):
        return self._hubspot(f"/crm/objects/2026-03/{kind}?limit=100&properties={','.join(properties)}")["results"]

    def _hubspot(self, path):
        request = urllib.request.Request(
            self.hubspot_url + path, headers={"Authorization": "Bearer " + HUBSPOT_TOKEN})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)


def post(url, body):
    request = urllib.request.Request(
        url, data=json.dumps(body).encode(), headers={"Content-Type": "application/json"}, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as refusal:
        raise AssertionError(f"{url}: {refusal.code} {refusal.read().decode()}") from None


def eventually(look, within=20, every=0.1):
    """Looks until what is seen is true, and says what was seen last."""
    deadline = time.monotonic() + within
    while not (seen := look()):
        if time.monotonic() > deadline:
            raise AssertionError(f"did not come true within {within} s; last seen: {seen!r}")
        time.sleep(every)
    return seen


def free_ports():
    """The first of four free ports in a row."""
    for _ in range(100):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        if port < 65_000 and all(is_free(port + n) for n in range(4)):
            return port
    raise RuntimeError("no four free ports in a row")


def is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
