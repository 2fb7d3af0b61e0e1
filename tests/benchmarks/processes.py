"""Runs a measure in a process of its own, and watches what it and all its children take."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import Any

import psutil

LOOK_SECONDS = 0.1


@dataclass
class Usage:
    """What a process and its children took.

    Attributes:
        seconds: from start to end.
        cpu: seconds of a core, by role: run, workers, server.
        memory: the most they had in memory at one time, in bytes; what they share is counted once.
        largest: the most that one of them had.
    """

    seconds: float = 0.0
    cpu: dict[str, float] = field(default_factory=dict)
    memory: int = 0
    largest: int = 0


def run_measure(
    name: str, *arguments: str, environment: dict[str, str], patience: float = float("inf")
) -> tuple[dict[str, Any], Usage]:
    """Runs `tests.benchmarks.measures NAME ARGUMENT…`, for as many seconds as patience allows.

    Returns:
        What it printed, and what it took.
    """
    command = [sys.executable, "-m", "tests.benchmarks.measures", name, *arguments]
    answer, usage = watch(command, environment, patience=patience)
    return json.loads(answer), usage


def watch(
    command: list[str], environment: dict[str, str], *, look: bool = True, patience: float = float("inf")
) -> tuple[str, Usage]:
    """Runs a command to its end.

    Args:
        command: program and arguments.
        environment: its environment.
        look: whether to see what it takes; without, only the time is measured, and exactly.
        patience: seconds after which it is ended.

    Returns:
        What it printed, and what it took.

    Raises:
        RuntimeError: it failed.
        TimeoutError: it took longer than patience allows.
    """
    usage = Usage()
    seen: dict[int, tuple[str, float]] = {}
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        root = psutil.Process(process.pid)
        while look and process.poll() is None:
            _look(root, usage, seen)
            time.sleep(LOOK_SECONDS)
            if time.monotonic() - began > patience:
                process.kill()
                raise TimeoutError(" ".join(command))
        answer = process.stdout.read() if process.stdout else ""
        process.wait()
        usage.seconds = time.monotonic() - began
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    for role, cpu in seen.values():
        usage.cpu[role] = usage.cpu.get(role, 0.0) + cpu
    return answer, usage


def _look(root: psutil.Process, usage: Usage, seen: dict[int, tuple[str, float]]) -> None:
    total = 0
    try:
        processes = [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return
    for process in processes:
        try:
            with process.oneshot():
                times = process.cpu_times()
                role = seen[process.pid][0] if process.pid in seen else _role(root, process)
                seen[process.pid] = (role, times.user + times.system)
                memory = process.memory_full_info()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        total += memory.pss
        usage.largest = max(usage.largest, memory.rss)
    usage.memory = max(usage.memory, total)


def _role(root: psutil.Process, process: psutil.Process) -> str:
    command = " ".join(process.cmdline())
    if process.pid == root.pid:
        return "run"
    return "server" if "flows.server" in command else "workers"
