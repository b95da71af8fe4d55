"""Shared by the trials in bin/: a sandbox and a server as separate processes, and small HTTP helpers. Imported, never run."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

DEMO = {
    "api": "demo-api-token",
    "hubspot": "demo-hubspot-token",
    "client": "demo-client-secret",
    "account": "102290129340398",
    "whatsapp": "demo-whatsapp-token",
    "app": "demo-app-secret",
    "verify": "demo-verify-token",
}


def call(method, url, body=None, token=None, timeout=60):
    """The answer's JSON, or None where it has no body. Raises urllib's errors."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, method=method)
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def until(what, condition, seconds, every=0.2):
    """Waits for a condition; a condition that raises because nobody answers yet counts as not met."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            value = condition()
            if value:
                return value
        except urllib.error.HTTPError as error:
            if error.code < 500:
                sys.exit(f"error: {what}: {error.url}: {error.read().decode()}")
        except OSError:
            pass
        time.sleep(every)
    sys.exit(f"error: waited {seconds} s for this, in vain: {what}")


class Trial:
    """A sandbox that stays and a server that may be killed. Ports: server, HubSpot, WhatsApp."""

    def __init__(self, binary, port, folder, *sandbox_options):
        self.binary, self.port, self.folder = binary, port, folder
        self.url = f"http://127.0.0.1:{port}"
        self.hubspot = f"http://127.0.0.1:{port + 1}"
        self.whatsapp = f"http://127.0.0.1:{port + 2}"
        self.server = None
        self.environment = dict(
            os.environ,
            LIAISON_DATABASE_URL=os.environ.get("LIAISON_TRIAL_DATABASE_URL", f"sqlite:{folder}/liaison.sqlite"),
            LIAISON_HTTP_ADDRESS=f"127.0.0.1:{port}", LIAISON_PUBLIC_URL=self.url, LIAISON_HUBSPOT_URL=self.hubspot,
            LIAISON_GRAPH_URL=self.whatsapp, LIAISON_SECRET_KEY="a key for trials only", LIAISON_LOG_LEVEL="error")
        self.log = open(f"{folder}/server.log", "ab")
        self.sandbox = subprocess.Popen(
            [binary, "sandbox", "--empty", "--port", str(port + 1), "--server", self.url, *sandbox_options],
            stdout=subprocess.DEVNULL, stderr=self.log)
        until("the sandboxes", lambda: call("GET", f"{self.hubspot}/_sandbox/owners") and self.deliveries(), 30)

    def start(self):
        self.server = subprocess.Popen([self.binary, "serve"], env=self.environment, stderr=self.log)

    def kill(self):
        self.server.kill()
        self.server.wait()

    def close(self):
        for process in (self.server, self.sandbox):
            if process and process.poll() is None:
                process.kill()
                process.wait()

    def liaison(self, *arguments):
        done = subprocess.run(
            [self.binary, *arguments], env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"error: liaison {arguments[0]}: {done.stderr}")
        return done.stdout.strip()

    def connect(self):
        """Connects both accounts; returns an API token."""
        self.liaison("connect", "hubspot", "--token", DEMO["hubspot"], "--client-secret", DEMO["client"])
        self.liaison(
            "connect", "whatsapp", "--account", DEMO["account"], "--token", DEMO["whatsapp"], "--app-secret",
            DEMO["app"], "--verify-token", DEMO["verify"])
        return self.liaison("token", "trial")

    def deliveries(self):
        return call("GET", f"{self.whatsapp}/_sandbox/deliveries")

    def weather(self, webhooks, hubspot):
        call("POST", f"{self.whatsapp}/_sandbox/deliveries", {"faults": webhooks, "hubspot_faults": hubspot})

    def write(self, phone, name, text, number=None):
        body = {"from": phone, "name": name, "text": text}
        if number:
            body["number"] = number
        return call("POST", f"{self.whatsapp}/_sandbox/messages", body)["wamid"]

    def contact(self, properties):
        return call("POST", f"{self.hubspot}/_sandbox/contacts", {"properties": properties})["id"]

    def communications(self):
        found, after = [], None
        while True:
            query = "?limit=1000" + (f"&after={after}" if after else "")
            page = call("GET", f"{self.hubspot}/_sandbox/communications{query}")
            found += page["results"]
            after = page.get("after")
            if not after:
                return found

    def list(self, what, token):
        found, after = [], ""
        while True:
            page = call("GET", f"{self.url}/api/v1/{what}?limit=100&after={after}", token=token)
            found += page["results"]
            after = page.get("paging", {}).get("next", {}).get("after")
            if not after:
                return found
