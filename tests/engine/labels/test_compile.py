"""Compiling the kernel never breaks setting up: without a compiler one line is told."""

from __future__ import annotations

import subprocess

from tests.support.install import ROOT

SCRIPT = ROOT / "scripts" / "compile-kernel"


def test_without_a_compiler_one_line_is_told() -> None:
    done = subprocess.run(
        [SCRIPT], env={"CC": "no-such-compiler", "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "no C compiler" in done.stderr


def test_a_compiler_that_fails_is_told_in_one_line() -> None:
    done = subprocess.run(
        [SCRIPT], env={"CC": "false", "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=True
    )
    assert len(done.stderr.splitlines()) == 1
    assert "does not compile" in done.stderr
