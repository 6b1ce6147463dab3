CREATE TABLE own_means (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    hours_per_week DOUBLE,
    languages TEXT NOT NULL,
    CONSTRAINT pk_own_means PRIMARY KEY (territory_id, person_id),
    CONSTRAINT fk_own_means_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_own_means_hours CHECK (hours_per_week BETWEEN 0.25 AND 60),
    CONSTRAINT fk_own_means_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_own_means_person_id ON own_means (person_id);

CREATE TABLE suggestion_feedback (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    subject_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    since BIGINT NOT NULL,
    until DATE,
    CONSTRAINT pk_suggestion_feedback PRIMARY KEY (territory_id, person_id, subject_id),
    CONSTRAINT fk_suggestion_feedback_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_suggestion_feedback_kind CHECK (kind IN ('done', 'later', 'not_interested')),
    CONSTRAINT ck_suggestion_feedback_later CHECK ((kind = 'later') = (until IS NOT NULL)),
    CONSTRAINT fk_suggestion_feedback_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_suggestion_feedback_person_id ON suggestion_feedback (person_id);
