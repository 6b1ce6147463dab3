"""Between learners and authors."""

from __future__ import annotations

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered, words
from tests.graphql.row import Row, ignored, only, signed_in
from tests.graphql.written import write

AREA = Area(
    queries={
        "desk": Row(
            signed_in(),
            lambda stage: ignored(stage.work) | ignored(stage.stuck),
            "{ desk { works { id } questions { id } } }",
        ),
    },
    mutations={
        "handIn": Row(
            signed_in(elsewhere="NOT_FOUND"),
            lambda stage: {"module": stage.taught, "version": 1, "block": 0, "text": "Fait."},
        ),
        "judgeWork": Row(only("author", otherwise="NOT_FOUND"), lambda s: {"work": s.work, "verdict": "WELL_DONE"}),
        "askAuthor": Row(
            signed_in(elsewhere="NOT_FOUND"),
            lambda stage: {"module": stage.taught, "version": 1, "block": 1, "text": "Quel brin ?"},
        ),
        "answerLearner": Row(
            only("author", otherwise="NOT_FOUND"), lambda stage: {"question": stage.stuck, "answer": "Le plus long."}
        ),
        "takeSeat": Row(
            signed_in(elsewhere="NOT_FOUND"), lambda stage: {"module": stage.taught, "session": stage.seat}
        ),
        "leaveSeat": Row(only("owner", otherwise="NOT_FOUND"), lambda stage: stage.seated()),
    },
    fields={
        "Module.myWork": Row(
            only("owner", otherwise="empty", visitor="empty"),
            lambda stage: {"id": stage.taught, "_": stage.work},
            "query($id: ID!) { node(id: $id) { ... on Module { myWork { text } } } }",
        ),
        "Module.myQuestions": Row(
            only("owner", otherwise="empty", visitor="empty"),
            lambda stage: {"id": stage.taught, "_": stage.stuck},
            "query($id: ID!) { node(id: $id) { ... on Module { myQuestions { text } } } }",
        ),
    },
    writes={
        "handIn": write(
            "owner",
            lambda stage: {"module": stage.taught, "version": 1, "block": 0, "text": "Fait."},
            lambda _: {"text": "Refait."},
            "... on HandedIn { work { id text } }",
        ),
        "judgeWork": write(
            "author",
            lambda stage: {"work": stage.work, "verdict": "WELL_DONE"},
            lambda _: {"verdict": "AGAIN", "comment": "Plus serré."},
            "... on WorkJudged { work { id verdict } }",
        ),
        "askAuthor": write(
            "owner",
            lambda stage: {"module": stage.taught, "version": 1, "block": 0, "text": "Quel brin ?"},
            lambda _: {"text": "Pourquoi ?"},
            "... on AuthorAsked { question { id text } }",
        ),
        "answerLearner": write(
            "author",
            lambda stage: {"question": stage.stuck, "answer": "Le plus long."},
            lambda _: {"answer": "Le plus court."},
            "... on LearnerAnswered { question { id answer } }",
        ),
        "takeSeat": write(
            "owner",
            lambda stage: {"module": stage.taught, "session": stage.seat},
            lambda _: {"session": "20300101T0000Z"},
            "... on SeatTaken { moduleId session seatsLeft }",
        ),
        "leaveSeat": write(
            "owner",
            lambda stage: stage.seated(),
            lambda _: {"session": "20300101T0000Z"},
            "... on SeatLeft { moduleId session seatsLeft }",
        ),
    },
    own={
        "Desk": covered("works questions reviews", "Query.desk"),
        "Work": covered(
            "id module version block text photo sentAt verdict comment judgedAt",
            "Desk.works Module.myWork HandedIn.work WorkJudged.work",
        ),
        "AuthorQuestion": covered(
            "id module version block text at answer answeredAt",
            "Desk.questions Module.myQuestions AuthorAsked.question LearnerAnswered.question",
        ),
        "HandedIn": covered("work", "Mutation.handIn"),
        "WorkJudged": covered("work", "Mutation.judgeWork"),
        "AuthorAsked": covered("question", "Mutation.askAuthor"),
        "LearnerAnswered": covered("question", "Mutation.answerLearner"),
        "SeatTaken": covered("moduleId session seatsLeft", "Mutation.takeSeat"),
        "SeatLeft": covered("moduleId session seatsLeft", "Mutation.leaveSeat"),
        "Session": covered("id starts ends place seats commune seatsLeft mine", "Block.sessions PathStep.sessions"),
    },
    public={"Media": words("id kind mime url bytes name width height")},
)
