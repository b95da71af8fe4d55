"""Starts the real sandbox and hands out clients that others made, pointed at it and otherwise as published: HubSpot's
two, and pywa for WhatsApp."""

import json
import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import hubspot
import hubspot_sdk
import httpx
import pytest
from whatsapp_scene import Customer, Door, client

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "demo-hubspot-token"
CLIENT_ID = "demo-client-id"
CLIENT_SECRET = "demo-client-secret"
SERVER = "http://127.0.0.1:8080"
REDIRECT = SERVER + "/hubspot/callback"


class Sandbox:
    """`liaison sandbox` on two free ports; HubSpot is on the first."""

    def __init__(self, *flags, server=SERVER):
        binary = os.environ.get("LIAISON_BINARY", str(ROOT / ".build/debug/liaison"))
        for _ in range(5):
            port = free_pair()
            self.process = subprocess.Popen(
                [binary, "sandbox", "--port", str(port), "--server", server, "--empty", "--indexing-delay", "0",
                 *flags],
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            self.url = f"http://127.0.0.1:{port}"
            self.whatsapp_url = f"http://127.0.0.1:{port + 1}"
            if self.answers():
                return
        raise RuntimeError(f"the sandbox did not start: {self.process.stderr.read().decode()}")

    def answers(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(self.url + "/_sandbox/calls", timeout=5).read()
                urllib.request.urlopen(self.whatsapp_url + "/_sandbox/deliveries", timeout=5).read()
                return True
            except OSError:
                time.sleep(0.05)
        return False

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)

    def sdk(self, token=TOKEN, **options):
        """The client of the dated API. It checks every answer against its own types and does not try twice."""
        options = {"max_retries": 0, "http_client": hubspot_sdk.DefaultHttpxClient(transport=EmptyAside()), **options}
        return hubspot_sdk.HubSpot(access_token=token, base_url=self.url, _strict_response_validation=True, **options)

    def api_client(self, token=TOKEN, **options):
        """The client of the numbered API."""
        return hubspot.HubSpot(access_token=token, host=self.url, base_url=self.url, **options)


class EmptyAside(httpx.HTTPTransport):
    """Takes empty property values out of answers before the strict client sees them.

    HubSpot answers null for them (facts, 3.1: D26/latest/crm/using-object-apis), and the client lives with it, but its
    types say text; asked to be strict, it would refuse what the real HubSpot answers.
    """

    def handle_request(self, request):
        answer = super().handle_request(request)
        body = answer.read()
        if b"null" not in body or "json" not in answer.headers.get("content-type", ""):
            return answer
        content = json.dumps(without_empty(json.loads(body))).encode()
        headers = [(name, value) for name, value in answer.headers.items() if name != "content-length"]
        return httpx.Response(answer.status_code, headers=headers, content=content, request=request)


def without_empty(value):
    if isinstance(value, list):
        return [without_empty(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    return {
        name: {key: text for key, text in inner.items() if text is not None}
        if name == "properties" and isinstance(inner, dict) else without_empty(inner)
        for name, inner in value.items()}


def free_pair():
    """A port that is free, and so is the one after it."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port


def running(*flags, **options):
    sandbox = Sandbox(*flags, **options)
    yield sandbox
    sandbox.stop()


@pytest.fixture(scope="session")
def sandbox():
    """One account without limits, shared by all tests; each brings its own records."""
    yield from running("--plan", "unlimited")


@pytest.fixture(scope="session")
def crowded():
    """An account with more contacts than a search can page through."""
    yield from running("--plan", "unlimited", "--contacts", "10050")


@pytest.fixture
def starter():
    """An account on the smallest plan, fresh for each test, since its budget is what is tested."""
    yield from running("--plan", "starter")


@pytest.fixture(scope="session")
def sdk(sandbox):
    return sandbox.sdk()


@pytest.fixture(scope="session")
def v3(sandbox):
    return sandbox.api_client()


@pytest.fixture(scope="session")
def door():
    """What WhatsApp sends arrives here."""
    door = Door()
    yield door
    door.close()


@pytest.fixture(scope="session")
def whatsapp(door):
    """A WhatsApp of its own, whose webhooks go to the door."""
    yield from running(server=door.url)


@pytest.fixture(scope="session")
def wa(whatsapp):
    return client(whatsapp)


@pytest.fixture
def ana(whatsapp, door):
    """A new customer who has just written."""
    return Customer(whatsapp, door)
