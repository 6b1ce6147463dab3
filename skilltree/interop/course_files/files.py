"""Zips of courses. See `service.ports.course_files.CourseFiles`."""

from __future__ import annotations

from skilltree.interop.course_files.layout import files_of, folder_of
from skilltree.interop.course_files.limits import BadFileError
from skilltree.interop.course_files.zips import pack, unpack
from skilltree.service.ports.course_files import CourseFolder, ReadFolder


class ZippedCourses:
    """See `service.ports.course_files.CourseFiles`."""

    def write(self, folder: CourseFolder) -> bytes:
        """Return a zip, always the same one for the same folder."""
        return pack(files_of(folder))

    def read(self, content: bytes) -> ReadFolder:
        """Read a zip of anybody's; never raises for what is in it."""
        try:
            return folder_of(unpack(content))
        except BadFileError as error:
            return ReadFolder(folder=None, problems=(error.problem,))
