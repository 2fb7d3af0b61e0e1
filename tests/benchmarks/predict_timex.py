"""Write the times layer's predictions for a gold file of time expressions: `predict_timex.py GOLD.jsonl OUT.jsonl`.

A gold line is {doc_id, dct, text, …}, a prediction line {doc_id, timex: [{start, end, type, value}]}.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from extractors.times import find_times


def predict(gold: Path, out: Path) -> int:
    """Predict every document of a gold file; the number of expressions written."""
    count = 0
    with gold.open(encoding="utf-8") as documents, out.open("w", encoding="utf-8") as predictions:
        for line in documents:
            document = json.loads(line)
            reference = date.fromisoformat(document["dct"]) if document.get("dct") else None
            times = find_times(document["text"], reference)
            timex = [{"start": time.start, "end": time.end, "type": time.type, "value": time.value} for time in times]
            predictions.write(json.dumps({"doc_id": document["doc_id"], "timex": timex}) + "\n")
            count += len(timex)
    return count


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: predict_timex.py GOLD.jsonl OUT.jsonl")
    predict(Path(sys.argv[1]), Path(sys.argv[2]))
