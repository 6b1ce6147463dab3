"""Uploaded media, reviews, exercises handed in, questions, seats, placement tests, workshops, modules of courses."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0003"
down_revision = "0002"

# A module was in the course that its published version named, at the place that it named; a draft in its own.
MODULES_OF_COURSES = """
INSERT INTO course_module (territory_id, course_id, position, module_id)
SELECT territory_id, course_id,
    ROW_NUMBER() OVER (PARTITION BY territory_id, course_id ORDER BY place, module_id) - 1, module_id
FROM (
    SELECT module_version.territory_id, module_version.course_id, module_version.position AS place,
        module_version.module_id
    FROM module_version JOIN module
        ON module.territory_id = module_version.territory_id AND module.id = module_version.module_id
    WHERE module_version.course_id IS NOT NULL
        AND module_version.version = COALESCE(module.published_version, 1)
) AS placed
"""


def upgrade() -> None:
    """Add the tables."""
    connection = op.get_bind()
    for statement in read("v0003_learning", connection.dialect.name):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(MODULES_OF_COURSES)
