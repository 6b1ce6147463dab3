"""Workshops: those who run them, those who come."""

from __future__ import annotations

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, ignored, only, signed_in
from tests.graphql.stage import HELPING
from tests.graphql.written import write

RUN = only("counsellor", otherwise="NOT_FOUND")

AREA = Area(
    queries={
        "workshops": Row(
            only("counsellor", otherwise="empty"), lambda stage: ignored(stage.room), "{ workshops { id people } }"
        ),
        "workshop": Row(
            only("counsellor", otherwise="null"),
            lambda stage: {"id": stage.workshop, "_": stage.joined},
            "query($id: ID!) { workshop(id: $id) { seats { name } } }",
        ),
        "myWorkshops": Row(
            only("owner", otherwise="empty"), lambda stage: {"_": stage.joined}, "{ myWorkshops { number name } }"
        ),
    },
    mutations={
        "openWorkshop": Row(
            only("counsellor", otherwise="NOT_ALLOWED"),
            lambda stage: {"organisation": HELPING, "title": "Coudre", "modules": [stage.module], "seats": ["Awa"]},
        ),
        "joinWorkshop": Row(signed_in(elsewhere="NOT_FOUND"), lambda stage: {"code": stage.room}),
        "leaveWorkshop": Row(
            only("owner", otherwise="NOT_FOUND"), lambda stage: {"workshop": stage.joined["workshop"]}
        ),
        "changeRoster": Row(RUN, lambda stage: stage.joined | {"present": True}),
        "linkSeat": Row(RUN, lambda stage: stage.joined | {"into": 1}),
        "removeSeat": Row(RUN, lambda stage: stage.joined),
        "noteSeen": Row(
            RUN,
            lambda stage: {
                "workshop": stage.workshop,
                "numbers": [1, stage.joined["number"]],
                "skill": stage.skill,
                "level": 2,
            },
        ),
        "takeBackSeen": Row(RUN, lambda stage: stage.noted),
        "printSlips": Row(RUN, lambda stage: {"workshop": stage.workshop, "numbers": [1]}),
        # The counsellor noted what is on that slip.
        "claimSlip": Row(signed_in(elsewhere="NOT_FOUND", counsellor="OWN_SEAT"), lambda stage: {"code": stage.slip}),
        "closeWorkshop": Row(RUN, lambda stage: {"workshop": stage.workshop}),
    },
    writes={
        "openWorkshop": write(
            "counsellor",
            lambda stage: {
                "organisation": HELPING,
                "title": "Coudre",
                "modules": [stage.module],
                "commune": "93066",
                "seats": ["Awa", "Bintou"],
            },
            lambda _: {"title": "Souder"},
            "... on WorkshopOpened { workshop { id code seats { number name } modules { id } skills { level } } }",
        ),
        "joinWorkshop": write(
            "owner",
            lambda stage: {"code": stage.room},
            lambda _: {"code": "222222"},
            "... on WorkshopJoined { seat { workshopId number organisation { name } } }",
        ),
        "leaveWorkshop": write(
            "owner",
            lambda stage: {"workshop": stage.noted["workshop"]},
            lambda stage: {"workshop": stage.nothing("Workshop")},
            "... on WorkshopLeft { workshopId }",
        ),
        "changeRoster": write(
            "counsellor",
            lambda stage: {"workshop": stage.workshop, "number": 1, "name": "Awa B.", "present": True},
            lambda _: {"present": False},
            "... on RosterChanged { seat { number name present } }",
        ),
        "linkSeat": write(
            "counsellor",
            lambda stage: stage.joined | {"into": 1},
            lambda _: {"into": 2},
            "... on SeatLinked { removed seat { number account } }",
        ),
        "removeSeat": write(
            "counsellor",
            lambda stage: {"workshop": stage.workshop, "number": 1},
            lambda _: {"number": 2},
            "... on SeatRemoved { number }",
        ),
        "noteSeen": write(
            "counsellor",
            lambda stage: {
                "workshop": stage.workshop,
                "numbers": [stage.joined["number"]],
                "skill": stage.skill,
                "level": 2,
                "hours": 1.5,
            },
            lambda _: {"level": 3},
            "... on SeenNoted { seats { number seen { level hours at skill { id } } } }",
        ),
        "takeBackSeen": write(
            "counsellor",
            lambda stage: stage.noted,
            lambda stage: {"skill": stage.other_skill},
            "... on SeenTakenBack { seat { number seen { level } } }",
        ),
        "printSlips": write(
            "counsellor",
            lambda stage: {"workshop": stage.workshop, "numbers": [1]},
            lambda _: {"numbers": [1, 2]},
            "... on SlipsPrinted { slips { number name slipCode } }",
        ),
        "claimSlip": write(
            "owner",
            lambda stage: {"code": stage.slip},
            lambda _: {"code": "22222-22222"},
            "... on SlipClaimed { seat { number } grown { level standing } }",
        ),
        "closeWorkshop": write(
            "counsellor",
            lambda stage: {"workshop": stage.workshop},
            lambda stage: {"workshop": stage.nothing("Workshop")},
            "... on WorkshopClosed { workshopId closedAt }",
        ),
    },
    own={
        "Workshop": covered(
            "id title day code openedAt closedAt seats organisation commune modules skills",
            "Query.workshop WorkshopOpened.workshop",
        ),
        "WorkshopSeat": covered(
            "number name account mine present slip seen",
            "Workshop.seats RosterChanged.seat SeatLinked.seat SeenNoted.seats SeenTakenBack.seat",
        ),
        "Seen": covered("skill level hours at", "WorkshopSeat.seen"),
        "WorkshopEntry": covered("id title day closedAt people joined present organisation", "Query.workshops"),
        "JoinedSeat": covered(
            "workshopId title day closedAt number name organisation",
            "Query.myWorkshops WorkshopJoined.seat SlipClaimed.seat",
        ),
        "Slip": covered("number name slipCode", "SlipsPrinted.slips"),
        "WorkshopOpened": covered("workshop", "Mutation.openWorkshop"),
        "WorkshopJoined": covered("seat", "Mutation.joinWorkshop"),
        "WorkshopLeft": covered("workshopId", "Mutation.leaveWorkshop"),
        "RosterChanged": covered("seat", "Mutation.changeRoster"),
        "SeatLinked": covered("seat removed", "Mutation.linkSeat"),
        "SeatRemoved": covered("number", "Mutation.removeSeat"),
        "SeenNoted": covered("seats", "Mutation.noteSeen"),
        "SeenTakenBack": covered("seat", "Mutation.takeBackSeen"),
        "SlipsPrinted": covered("slips", "Mutation.printSlips"),
        "SlipClaimed": covered("seat grown", "Mutation.claimSlip"),
        "WorkshopClosed": covered("workshopId closedAt", "Mutation.closeWorkshop"),
    },
)
