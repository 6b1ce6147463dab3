"""This request's DataLoaders: each makes one query for all the keys of one turn of the loop."""

from __future__ import annotations

from functools import cached_property

from strawberry.dataloader import DataLoader

from skilltree.graphql.loaders import (
    communes,
    media,
    moderation,
    occupations,
    organisations,
    progress,
    responses,
    seats,
    skill_texts,
    why,
)
from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service.deps import Deps


class Loaders:
    """Built when first asked for; never shared between requests."""

    def __init__(self, deps: Deps, viewer: Viewer | None, language: Language) -> None:
        self._deps, self._viewer, self._language = deps, viewer, language

    @cached_property
    def organisation(self) -> DataLoader[organisations.Key, organisations.Result]:
        """Organisations by id."""
        return DataLoader(load_fn=organisations.loader(self._deps, self._language))

    @cached_property
    def commune(self) -> DataLoader[communes.Key, communes.Result]:
        """Communes by INSEE code."""
        return DataLoader(load_fn=communes.loader(self._deps))

    @cached_property
    def media(self) -> DataLoader[media.Key, media.Result]:
        """Files of blocks, by id."""
        return DataLoader(load_fn=media.loader(self._deps))

    @cached_property
    def occupation_skills(self) -> DataLoader[occupations.Key, occupations.Result]:
        """Occupations with their skills, by id."""
        return DataLoader(load_fn=occupations.loader(self._deps))

    @cached_property
    def skill_labels(self) -> DataLoader[skill_texts.Key, skill_texts.Labels]:
        """All labels of a skill."""
        return DataLoader(load_fn=skill_texts.labels_loader(self._deps))

    @cached_property
    def about(self) -> DataLoader[skill_texts.Key, str | None]:
        """Description of a skill or an occupation."""
        return DataLoader(load_fn=skill_texts.about_loader(self._deps, self._language))

    @cached_property
    def progress(self) -> DataLoader[progress.Key, progress.Result]:
        """The viewer's progress by module."""
        return DataLoader(load_fn=progress.loader(self._deps, self._viewer))

    @cached_property
    def seats(self) -> DataLoader[seats.Key, seats.Result]:
        """How full a session is, by module and session."""
        return DataLoader(load_fn=seats.loader(self._deps, self._viewer))

    @cached_property
    def my_response(self) -> DataLoader[responses.Key, responses.Result]:
        """The viewer's answer by opportunity."""
        return DataLoader(load_fn=responses.loader(self._deps, self._viewer))

    @cached_property
    def decision(self) -> DataLoader[moderation.Key, moderation.Result]:
        """What a steward decided last, by opportunity that the viewer posted."""
        return DataLoader(load_fn=moderation.loader(self._deps))

    @cached_property
    def own_report(self) -> DataLoader[moderation.Key, moderation.Report]:
        """The viewer's report by opportunity."""
        return DataLoader(load_fn=moderation.reports_loader(self._deps, self._viewer))

    @cached_property
    def why(self) -> DataLoader[why.Key, why.Result]:
        """Reasons of the viewer's leaves; not kept, as a subscription outlives the tree that it was asked of."""
        return DataLoader(load_fn=why.loader(self._deps, self._viewer, self._language), cache=False)
