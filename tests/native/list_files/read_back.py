"""Prints the rows of a CSV as JSON, read with Python's own csv module, which has nothing to do with ours.

Usage: python3 read_back.py <file.csv>
"""

import csv
import json
import sys

with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    print(json.dumps(list(csv.reader(file, strict=True)), ensure_ascii=True))
