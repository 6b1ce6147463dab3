CREATE TABLE moderation (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    opportunity_id VARCHAR(36) NOT NULL,
    organisation_id VARCHAR(36) NOT NULL,
    verdict TEXT NOT NULL,
    at BIGINT NOT NULL,
    note TEXT,
    CONSTRAINT pk_moderation PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_moderation_territory_id_opportunity_id FOREIGN KEY(territory_id, opportunity_id) REFERENCES opportunity (territory_id, id),
    CONSTRAINT fk_moderation_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT ck_moderation_verdict CHECK (verdict IN ('hide', 'keep')),
    CONSTRAINT fk_moderation_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_moderation_opportunity_id ON moderation (opportunity_id);

CREATE TABLE opportunity_report (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    opportunity_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    text TEXT,
    answered_at BIGINT,
    CONSTRAINT pk_opportunity_report PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_opportunity_report_territory_id_opportunity_id FOREIGN KEY(territory_id, opportunity_id) REFERENCES opportunity (territory_id, id),
    CONSTRAINT fk_opportunity_report_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_opportunity_report_reason CHECK (reason IN ('dangerous', 'false', 'hurtful', 'money', 'other')),
    CONSTRAINT fk_opportunity_report_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_opportunity_report_person_id ON opportunity_report (person_id);

CREATE INDEX ix_opportunity_report_territory_id_answered_at ON opportunity_report (territory_id, answered_at);

CREATE UNIQUE INDEX uq_opportunity_report_waiting ON opportunity_report (territory_id, opportunity_id, person_id) WHERE answered_at IS NULL;
