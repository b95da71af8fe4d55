"""WhatsApp for the tests: pywa as the business, the sandbox's control page as the customer, and a door for webhooks."""

import http.server
import itertools
import json
import threading
import time
import urllib.parse
import urllib.request

import pywa

VENTAS, SUPPORT = "106540352242922", "108271905534417"
WABA = "102290129340398"
APP, APP_SECRET = "236484624622562", "demo-app-secret"
TOKEN = "demo-whatsapp-token"

_phones = itertools.count(34_600_000_001)


def client(sandbox, token=TOKEN, number=VENTAS, **options):
    """The client as published, but for where Meta is."""
    wa = pywa.WhatsApp(phone_id=number, token=token, waba_id=WABA, app_id=APP, app_secret=APP_SECRET, **options)
    wa.api._session.base_url = f"{sandbox.whatsapp_url}/v26.0"
    return wa


def reader():
    """A client that only reads what is sent to it; what its handlers were given is in `.read`."""
    wa = pywa.WhatsApp(phone_id=VENTAS, token="x", app_secret=APP_SECRET, filter_updates=False,
                       skip_duplicate_updates=False)
    wa.read = []
    note = lambda _, update: wa.read.append(update)
    for listen in (wa.on_message, wa.on_message_status, wa.on_edited_message, wa.on_deleted_message,
                   wa.on_callback_button, wa.on_callback_selection, wa.on_phone_number_change,
                   wa.on_outgoing_message, wa.on_outgoing_edited_message, wa.on_outgoing_deleted_message):
        listen(note)
    return wa


class Door:
    """A server that keeps every webhook as it came."""

    def __init__(self):
        self.bodies = []
        self.news = threading.Condition()
        door = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                with door.news:
                    door.bodies.append((body, self.headers["X-Hub-Signature-256"]))
                    door.news.notify_all()
                self.send_response(200)
                self.end_headers()

            def do_GET(self):
                query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(query["hub.challenge"][0].encode())

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def wait(self, wanted, seconds=20):
        """The first body with an element that is wanted: `(body, signature, element)`."""
        deadline = time.monotonic() + seconds
        with self.news:
            while True:
                for body, signature in self.bodies:
                    for element in elements(json.loads(body)):
                        if wanted(element):
                            return body, signature, element
                left = deadline - time.monotonic()
                assert left > 0, "nothing of the kind came"
                self.news.wait(left)

    def status(self, wamid, word):
        """The webhook that says so of a message."""
        return self.wait(lambda element: element.get("id") == wamid and element.get("status") == word)


def elements(body):
    """Every message, echo and status of a body."""
    for entry in body["entry"]:
        for change in entry["changes"]:
            value = change["value"]
            for name in ("messages", "message_echoes", "statuses"):
                yield from value.get(name, [])


class Customer:
    """Somebody on WhatsApp, played through the sandbox's control page."""

    def __init__(self, sandbox, door, bsuid=None):
        self.sandbox, self.door, self.bsuid = sandbox, door, bsuid
        self.phone = None if bsuid else str(next(_phones))
        self.wamid = self.send()

    def send(self, kind="text", text="Hola, ¿llega mañana? ñ 😀", **more):
        """Sends a message of a kind and returns its wamid."""
        who = {"bsuid": self.bsuid} if self.bsuid else {"from": self.phone}
        body = {**who, "name": "Ana Díaz", "number": VENTAS, "text": text, "kind": kind, **more}
        request = urllib.request.Request(
            self.sandbox.whatsapp_url + "/_sandbox/messages", json.dumps(body).encode(),
            {"content-type": "application/json"})
        answer = json.loads(urllib.request.urlopen(request).read())
        self.person = answer["person"]
        return answer["wamid"]

    def act(self, act, **fields):
        """A form of the control page."""
        data = urllib.parse.urlencode({"person": self.person, "number": VENTAS, **fields}).encode()
        answer = urllib.request.build_opener(Unmoved).open(f"{self.sandbox.whatsapp_url}/_sandbox/{act}", data)
        assert answer.status == 303

    def webhook(self, wamid):
        """The message's webhook: `(body, signature, element)`."""
        return self.door.wait(lambda element: element.get("id") == wamid and "status" not in element)

    def newest(self, kind):
        """The webhook of what this customer last did of a kind that makes no message of its own."""
        return self.door.wait(
            lambda element: self.phone in (element.get("from"), element.get("to")) and element.get("type") == kind)


class Unmoved(urllib.request.HTTPRedirectHandler):
    """Takes a redirect for an answer."""

    def http_error_303(self, _request, answer, *_):
        return answer
