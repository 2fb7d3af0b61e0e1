"""The gate: what the extractor reaches on the seed articles is stored in tests/gates/seeds.json, and may not fall.

After a change that makes it better, store the new figures: `python tests/test_gate.py`. Figures that have fallen are
stored only with `--allow-fall`, and the commit says why.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import pytest

from flows.evaluation import CORE_KINDS, evaluate
from flows.gold import read_gold

ROOT = Path(__file__).parent.parent
GATE = ROOT / "tests" / "gates" / "seeds.json"


def reached() -> dict[str, float]:
    """The figures of the extractor as it is: F1 of each kind and group, and the shares that count."""
    evaluation, failures = evaluate(read_gold(ROOT / "seeds"))
    if failures:
        raise ValueError("; ".join(failures))
    kinds = evaluation.kinds()
    groups = {"core": CORE_KINDS, "other": [kind for kind in kinds if kind not in CORE_KINDS]}
    figures = {f"f1 {name}": evaluation.scores(members).f1 for name, members in groups.items()}
    figures |= {f"f1 {kind}": evaluation.scores([kind]).f1 for kind in kinds}
    figures["complete"] = evaluation.complete_right / evaluation.complete_seen
    figures["published_on"] = evaluation.dates_right / evaluation.dates_seen
    return {name: round(figure, 4) for name, figure in figures.items()}


def stored() -> dict[str, float]:
    figures: dict[str, float] = json.loads(GATE.read_text(encoding="utf-8"))
    return figures


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return reached()


@pytest.mark.parametrize("name", sorted(stored()) if GATE.exists() else [])
def test_no_figure_falls(name: str, figures: dict[str, float]) -> None:
    floor = stored()[name]
    assert figures.get(name, 0.0) >= floor, f"{name} on seeds/ fell; see `tallywire evaluate seeds --errors 50`"


def test_every_figure_is_stored(figures: dict[str, float]) -> None:
    assert set(figures) <= set(stored()), "store the new figures: python tests/test_gate.py"


def main() -> int:
    parser = argparse.ArgumentParser(description="Stores what the extractor reaches on seeds/ as the gate's floor.")
    parser.add_argument("--allow-fall", action="store_true", help="also store figures that have fallen")
    arguments = parser.parse_args()
    before, after = (stored() if GATE.exists() else {}), reached()
    fallen = [name for name, floor in before.items() if after.get(name, 0.0) < floor]
    if fallen and not arguments.allow_fall:
        sys.stderr.write(f"Nothing stored: these figures fell: {', '.join(fallen)}. Store them with --allow-fall.\n")
        return 1
    GATE.write_text(json.dumps(after, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
