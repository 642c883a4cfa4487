"""A worker has no network: tried in a process of its own, since there is no way back."""

import socket
import subprocess
import sys

import pytest

SCRIPT = """
import socket, sys
from fiscus.server.isolation import cap_memory, isolate
done = isolate()
cap_memory(64 << 20)
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=2)
    print("connected", done)
except OSError as error:
    print("refused", bool(done))
try:
    print(len(bytes(256 << 20)))
except MemoryError:
    print("capped")
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="isolation needs Linux")
def test_no_network_and_little_memory() -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        command = [sys.executable, "-c", SCRIPT, str(canary.getsockname()[1])]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.split("\n")[:2] == ["refused True", "capped"]
