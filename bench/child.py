"""Measuring in a process of its own: a module of this folder, run with arguments, that prints one JSON object."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import msgspec

from bench.result import ROOT, BenchError


def ask_child(module: str, *arguments: str, environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return what the module prints. Raises BenchError where it ends otherwise than well."""
    command = [sys.executable, "-m", module, *arguments]
    child = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, check=False
    )
    if child.returncode:
        raise BenchError(f"{module} {' '.join(arguments[:1])}: ended with status {child.returncode}")
    found: dict[str, Any] = msgspec.json.decode(child.stdout)
    return found
