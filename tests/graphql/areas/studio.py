"""What authors do with whole modules."""

from __future__ import annotations

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, only
from tests.graphql.stage import WRITING
from tests.graphql.written import write

AREA = Area(
    queries={
        "answerSheet": Row(
            only("author", "counsellor", "steward", otherwise="null"),
            lambda stage: {"of": stage.module},
            "query($of: ID!) { answerSheet(module: $of) { text choices { text right } } }",
        ),
    },
    mutations={
        "withdrawModule": Row(only("author", otherwise="NOT_FOUND"), lambda stage: {"module": stage.taught}),
        "duplicateModule": Row(
            only("author", otherwise="NOT_ALLOWED"), lambda stage: {"module": stage.module, "organisation": WRITING}
        ),
    },
    writes={
        "withdrawModule": write(
            "author",
            lambda stage: {"module": stage.taught},
            lambda stage: {"module": stage.module},
            "... on ModuleWithdrawn { draft { id status } }",
        ),
        "duplicateModule": write(
            "author",
            lambda stage: {"module": stage.module, "organisation": WRITING},
            lambda stage: {"module": stage.taught},
            "... on ModuleSaved { draft { id credit { title organisation } } }",
        ),
    },
    own={"ModuleWithdrawn": covered("draft", "Mutation.withdrawModule")},
)
