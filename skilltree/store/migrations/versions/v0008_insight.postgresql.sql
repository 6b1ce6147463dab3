CREATE TABLE wanted_figures (
    territory_id UUID NOT NULL,
    day DATE NOT NULL,
    floor INTEGER NOT NULL,
    skills TEXT NOT NULL,
    CONSTRAINT pk_wanted_figures PRIMARY KEY (territory_id),
    CONSTRAINT ck_wanted_figures_floor CHECK (floor >= 1),
    CONSTRAINT fk_wanted_figures_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE TABLE wish (
    territory_id UUID NOT NULL,
    way TEXT NOT NULL,
    skill_id UUID NOT NULL,
    who BYTEA NOT NULL,
    month DATE NOT NULL,
    CONSTRAINT pk_wish PRIMARY KEY (territory_id, way, skill_id, who),
    CONSTRAINT ck_wish_way CHECK (way IN ('pattern', 'search')),
    CONSTRAINT fk_wish_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_wish_skill_id FOREIGN KEY(skill_id) REFERENCES skill (id)
);

CREATE INDEX ix_wish_month ON wish (month);

CREATE TABLE first_try (
    territory_id UUID NOT NULL,
    module_id UUID NOT NULL,
    version INTEGER NOT NULL,
    who BYTEA NOT NULL,
    CONSTRAINT pk_first_try PRIMARY KEY (territory_id, module_id, version, who),
    CONSTRAINT fk_first_try_territory_id_module_id_version FOREIGN KEY(territory_id, module_id, version) REFERENCES module_version (territory_id, module_id, version),
    CONSTRAINT fk_first_try_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE TABLE module_figures (
    territory_id UUID NOT NULL,
    module_id UUID NOT NULL,
    version INTEGER NOT NULL,
    day DATE NOT NULL,
    figures TEXT NOT NULL,
    CONSTRAINT pk_module_figures PRIMARY KEY (territory_id, module_id, version),
    CONSTRAINT fk_module_figures_territory_id_module_id_version FOREIGN KEY(territory_id, module_id, version) REFERENCES module_version (territory_id, module_id, version),
    CONSTRAINT fk_module_figures_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE TABLE question_tally (
    territory_id UUID NOT NULL,
    module_id UUID NOT NULL,
    version INTEGER NOT NULL,
    question_id TEXT NOT NULL,
    asked INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    CONSTRAINT pk_question_tally PRIMARY KEY (territory_id, module_id, version, question_id),
    CONSTRAINT fk_question_tally_territory_id_module_id_version FOREIGN KEY(territory_id, module_id, version) REFERENCES module_version (territory_id, module_id, version),
    CONSTRAINT ck_question_tally_counts CHECK (asked >= "right" AND "right" >= 0),
    CONSTRAINT fk_question_tally_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
