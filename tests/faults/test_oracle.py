"""The oracle of test_kill9 notices what it is there to notice: doctored copies of a sound database."""

import asyncio
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from skilltree.model.change import Change
from tests.faults.follower import Follower
from tests.faults.learner import Acknowledged, Learner
from tests.faults.oracle import find_problems, read_rows
from tests.faults.world import LEARNERS, MODULES, TAUGHT
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.faults

FEW = LEARNERS[:3]


class Sound(NamedTuple):
    """A database that a server wrote without any accident."""

    path: Path
    acknowledged: Sequence[Acknowledged]
    heard: Sequence[Change]


@pytest.fixture(scope="module")
def sound(sqlite_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """A few people learned in peace."""
    folder = tmp_path_factory.mktemp("sound")
    path = Path(shutil.copy(sqlite_world, folder / "sound.sqlite3"))

    async def learn(url: str) -> Sound:
        learners = [Learner(somebody, url, seed=number) for number, somebody in enumerate(FEW)]
        await asyncio.gather(*(learner.learn() for learner in learners))
        follower, done = Follower(path), asyncio.Event()
        done.set()
        await follower.follow(done)
        return Sound(path, [it for learner in learners for it in learner.acknowledged], follower.heard)

    with SkilltreeServer(folder / "data", database_url=f"sqlite+aiosqlite:///{path}") as server:
        found = asyncio.run(learn(server.url))
        server.stop()
    return found


def doctor(sound: Sound, folder: Path, script: str) -> Path:
    """Run SQL on a copy, past the triggers and checks that keep history."""
    path = Path(shutil.copy(sound.path, folder / "doctored.sqlite3"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        connection.executescript("".join(f"DROP TRIGGER {name};" for (name,) in names) + script)
        connection.commit()
    return path


async def test_sound_database_has_no_problems(sound: Sound) -> None:
    assert len(sound.acknowledged) == len(sound.heard) == len(FEW) * MODULES
    assert find_problems(await read_rows(sound.path), sound.acknowledged, TAUGHT, sound.heard) == []


REVERSED = (
    "UPDATE change SET sequence = -sequence;UPDATE change SET sequence = sequence + 1 + (SELECT count(*) FROM change)"
)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        pytest.param(
            "DELETE FROM idempotency_key WHERE rowid = (SELECT max(rowid) FROM idempotency_key)",
            "the key of an acknowledged completion is lost",
            id="lost key",
        ),
        pytest.param(
            "UPDATE progress SET completed_at = NULL WHERE rowid = (SELECT max(rowid) FROM progress)",
            "an acknowledged completion is lost",
            id="lost completion",
        ),
        pytest.param(
            "UPDATE progress SET completed_at = completed_at + 1 WHERE rowid = (SELECT max(rowid) FROM progress)",
            "of another time",
            id="completed twice",
        ),
        pytest.param(
            "DELETE FROM evidence WHERE rowid = (SELECT max(rowid) FROM evidence)", "evidence of", id="lost evidence"
        ),
        pytest.param(
            "CREATE TEMP TABLE one AS SELECT * FROM evidence ORDER BY rowid DESC LIMIT 1;"
            "UPDATE one SET id = '00000000-0000-7000-8000-000000000000', sequence = 1 +"
            " (SELECT max(sequence) FROM evidence WHERE person_id = one.person_id);"
            "INSERT INTO evidence SELECT * FROM one",
            "evidence of",
            id="doubled evidence",
        ),
        pytest.param(
            "INSERT INTO change SELECT territory_id, sequence + 1, kind, subject_id FROM change"
            " ORDER BY sequence DESC LIMIT 1",
            "changes by person",
            id="doubled change",
        ),
        pytest.param(
            "UPDATE change SET sequence = sequence + 1 WHERE sequence = (SELECT max(sequence) FROM change)",
            "have gaps",
            id="gap in the outbox",
        ),
        pytest.param(REVERSED, "a follower heard", id="outbox that a follower heard otherwise"),
        pytest.param(REVERSED, "not in the order of the completions", id="outbox in another order"),
    ],
)
async def test_doctored_database_is_found_out(sound: Sound, tmp_path: Path, script: str, told: str) -> None:
    path = doctor(sound, tmp_path, script)
    problems = find_problems(await read_rows(path), sound.acknowledged, TAUGHT, sound.heard)
    assert any(told in problem for problem in problems), problems


async def test_missed_change_is_found_out(sound: Sound) -> None:
    problems = find_problems(await read_rows(sound.path), sound.acknowledged, TAUGHT, sound.heard[:-1])
    assert any("a follower heard" in problem for problem in problems), problems
