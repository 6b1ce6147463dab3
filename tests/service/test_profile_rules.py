"""One's own profile: what is left out stays, what is taken back is gone."""

from tests.web.people import newcomer
from tests.web.served import Served

PROFILE = "{ me { displayName birthYear commune { insee } } }"


def test_what_is_left_out_stays(served: Served) -> None:
    someone = newcomer(served)
    someone.do("updateProfile", commune="93066", birthYear=1990, displayName="Ada")
    someone.do("updateProfile", travel="BIKE")
    assert someone.read(PROFILE)["me"] == {"displayName": "Ada", "birthYear": 1990, "commune": {"insee": "93066"}}


def test_home_and_year_of_birth_can_be_taken_back(served: Served) -> None:
    someone = newcomer(served)
    someone.do("updateProfile", commune="93066", birthYear=1990, displayName="Ada")
    someone.do("updateProfile", commune=None, birthYear=None, displayName=None)
    assert someone.read(PROFILE)["me"] == {"displayName": "Ada", "birthYear": None, "commune": None}
