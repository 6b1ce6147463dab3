"""What an import shows: a bar on a terminal, lines elsewhere, and the report at its end."""

from __future__ import annotations

import sys
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from skilltree.interop.plan import Plan
from skilltree.service.ports.readers import FileReport, RecordReader, RefusedRow

SHOWN_REFUSALS = 50
COUNTS = ("read", "new", "changed", "unchanged", "refused", "left_out")


class ImportConsole:
    """An ImportWatcher for people. `refused` gets every refused row; the screen the first ones."""

    def __init__(self, refused: TextIO | None) -> None:
        self.refused_rows = 0
        self._file = refused
        self._shown: list[RefusedRow] = []
        self._reports: list[FileReport] = []
        self._plan = Plan((), ())
        self._errors = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> ImportConsole:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def planned(self, plan: Plan) -> None:
        """Say what is left aside, and begin the bar where there is a terminal."""
        self._plan = plan
        for file, reason in plan.ignored:
            self._errors.print(f"left aside: {file}: {reason}")
        if self._errors.is_terminal:
            columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
            self._bar = Progress(*columns, console=self._errors)
            self._bar.start()

    def started(self, reader: RecordReader) -> None:
        """Begin a file's line."""
        if self._bar is None:
            self._errors.print(f"reading {reader.file} ({reader.name})")
        else:
            self._tasks[_key(reader)] = self._bar.add_task(_key(reader), total=reader.lines)

    def advanced(self, reader: RecordReader, line: int) -> None:
        """Move the bar."""
        if self._bar is not None:
            self._bar.update(self._tasks[_key(reader)], completed=line)

    def refused(self, row: RefusedRow) -> None:
        """Write the row down; what came of a file may hold control characters, a terminal must not obey."""
        self.refused_rows += 1
        if self._file is not None:
            self._file.write(_printable(str(row)) + "\n")
        if len(self._shown) < SHOWN_REFUSALS:
            self._shown.append(row)

    def finished(self, report: FileReport) -> None:
        """End a file's line."""
        self._reports.append(report)
        if self._bar is not None:
            for task in self._bar.tasks[-1:]:
                self._bar.update(task.id, completed=task.total)

    def close(self) -> None:
        """Take the bar down."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def summary(self) -> None:
        """Print the report to standard output, refused rows to standard error."""
        for row in self._shown:
            self._errors.print(f"refused: {_printable(str(row))}")
        if self.refused_rows > len(self._shown):
            more = self.refused_rows - len(self._shown)
            self._errors.print(f"refused: {more} more rows" + ("" if self._file else "; --refused FILE lists all"))
        table = Table(title=None, box=None, pad_edge=False)
        table.add_column("table")
        for name in COUNTS:
            table.add_column(name.replace("_", " "), justify="right")
        table.add_column("")
        for report in self._reports:
            table.add_row(_short(report.file), *(str(getattr(report, name)) for name in COUNTS), _remark(report))
        totals = (sum(getattr(report, name) for report in self._reports) for name in COUNTS)
        table.add_row("total", *map(str, totals), "")
        Console(file=sys.stdout, soft_wrap=True, width=None if sys.stdout.isatty() else 120).print(table)


def _key(reader: RecordReader) -> str:
    return f"{reader.name} {_short(reader.file)}"


def _short(file: str) -> str:
    """Return the last part of a path, and of a zip its member: "skills_en.csv"."""
    return _printable(file.replace("!", "/").rpartition("/")[2])[-60:]


def _remark(report: FileReport) -> str:
    if report.already_imported:
        return "imported before"
    return f"{report.nameless} without any name yet" if report.nameless else ""


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in text)
