"""Prints what Python's own modules read in a file, as JSON; they have nothing to do with ours.

Usage: python3 read_back.py <file.csv | file.zip>
A CSV gives its rows; a ZIP gives the size and SHA-256 of each member by its name, once its checksums hold.
"""

import csv
import hashlib
import json
import sys
import zipfile

path = sys.argv[1]
if path.endswith(".zip"):
    with zipfile.ZipFile(path) as archive:
        damaged = archive.testzip()
        if damaged is not None:
            sys.exit(f"damaged: {damaged}")
        members = {name: archive.read(name) for name in archive.namelist()}
    found = {name: {"bytes": len(it), "sha256": hashlib.sha256(it).hexdigest()} for name, it in members.items()}
else:
    with open(path, encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file, strict=True))
print(json.dumps(found, ensure_ascii=True))
