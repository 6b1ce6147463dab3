"""Courses as zips and folders of Markdown. See `service.ports.course_files` and docs/course-files.md."""

from skilltree.interop.course_files.files import ZippedCourses
from skilltree.interop.course_files.limits import BadFileError
from skilltree.interop.course_files.paths import problem_line, read_path, write_path, zip_of

__all__ = ["BadFileError", "ZippedCourses", "problem_line", "read_path", "write_path", "zip_of"]
