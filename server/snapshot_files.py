"""Names of the files of a snapshot, shared by those who write and those who read it."""

QUADS_FILE = "quads.nq"
"""All quads as N-Quads, where there are few enough to be held in memory."""
NOTE_FILE = "snapshot.json"
"""Name, date, size and the sha256 of each other file."""
