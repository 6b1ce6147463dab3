"""Courses on a disk: a folder, as git keeps it, or a zip."""

from __future__ import annotations

from pathlib import Path

from skilltree.interop.course_files.files import ZippedCourses
from skilltree.interop.course_files.layout import folder_of
from skilltree.interop.course_files.limits import MOST_FILES, MOST_UNPACKED, BadFileError
from skilltree.interop.course_files.zips import check_name, check_size, pack, unpack
from skilltree.service.ports.course_files import FileProblem, ReadFolder


def read_path(path: Path) -> ReadFolder:
    """Read a folder or a zip. Raises OSError when the disk does not give it."""
    if not path.is_dir():
        return ZippedCourses().read(path.read_bytes())
    try:
        return folder_of(_files(path))
    except BadFileError as error:
        return ReadFolder(folder=None, problems=(error.problem,))


def zip_of(path: Path) -> bytes:
    """Return a folder as a zip, or the zip itself. Raises OSError, BadFileError."""
    return pack(_files(path)) if path.is_dir() else path.read_bytes()


def write_path(path: Path, zipped: bytes) -> list[str]:
    """Write a zip that was made here: as it is for a name in .zip, else unpacked into a new folder.

    Returns the paths written. Raises OSError, FileExistsError for a folder that holds something.
    """
    if path.suffix == ".zip":
        path.write_bytes(zipped)
        return [path.name]
    path.mkdir(parents=True, exist_ok=True)
    if any(child.name != ".git" for child in path.iterdir()):
        raise FileExistsError(f"{path} is not empty")
    files = unpack(zipped)
    for name, content in files.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return sorted(files)


def problem_line(problem: FileProblem) -> str:
    """Return a problem as compilers tell theirs: file, line, words."""
    return f"{problem.file}:{problem.line or 1}: {problem.message}"


def _files(path: Path) -> dict[str, bytes]:
    """Return the files of a folder by path, but for hidden ones. Raises BadFileError."""
    found: dict[str, bytes] = {}
    total = 0
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if any(part.startswith(".") for part in name.split("/")) or (file.is_dir() and not file.is_symlink()):
            continue
        if file.is_symlink() or not file.is_file():
            raise BadFileError(name, "a link or a device, not a file")
        size = file.stat().st_size
        check_name(name)
        check_size(name, size)
        total += size
        if len(found) == MOST_FILES or total > MOST_UNPACKED:
            raise BadFileError(name, f"at most {MOST_FILES} files and {MOST_UNPACKED} bytes")
        found[name] = file.read_bytes()
    return found
