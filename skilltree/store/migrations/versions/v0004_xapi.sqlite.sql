CREATE TABLE xapi_platform (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    organisation_id VARCHAR(36) NOT NULL,
    label TEXT NOT NULL,
    secret_hash BLOB NOT NULL,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    CONSTRAINT pk_xapi_platform PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_xapi_platform_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT fk_xapi_platform_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_xapi_platform_id ON xapi_platform (id);

CREATE INDEX ix_xapi_platform_organisation_id ON xapi_platform (organisation_id);

CREATE TABLE xapi_activity (
    territory_id VARCHAR(36) NOT NULL,
    platform_id VARCHAR(36) NOT NULL,
    hash BLOB NOT NULL,
    iri TEXT NOT NULL,
    name TEXT NOT NULL,
    skills TEXT NOT NULL,
    hours DOUBLE,
    mapped_by VARCHAR(36),
    mapped_at BIGINT,
    CONSTRAINT pk_xapi_activity PRIMARY KEY (territory_id, platform_id, hash),
    CONSTRAINT fk_xapi_activity_territory_id_platform_id FOREIGN KEY(territory_id, platform_id) REFERENCES xapi_platform (territory_id, id),
    CONSTRAINT fk_xapi_activity_territory_id_mapped_by FOREIGN KEY(territory_id, mapped_by) REFERENCES person (territory_id, id),
    CONSTRAINT ck_xapi_activity_mapped CHECK ((mapped_by IS NULL) = (mapped_at IS NULL)),
    CONSTRAINT ck_xapi_activity_hours CHECK (hours >= 0),
    CONSTRAINT fk_xapi_activity_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_xapi_activity_platform_id_hash ON xapi_activity (platform_id, hash);

CREATE TABLE xapi_attachment (
    territory_id VARCHAR(36) NOT NULL,
    platform_id VARCHAR(36) NOT NULL,
    sha2 TEXT NOT NULL,
    mime TEXT NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_xapi_attachment PRIMARY KEY (territory_id, platform_id, sha2),
    CONSTRAINT fk_xapi_attachment_territory_id_platform_id FOREIGN KEY(territory_id, platform_id) REFERENCES xapi_platform (territory_id, id),
    CONSTRAINT fk_xapi_attachment_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE TABLE xapi_link (
    territory_id VARCHAR(36) NOT NULL,
    platform_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    code TEXT NOT NULL,
    since BIGINT NOT NULL,
    CONSTRAINT pk_xapi_link PRIMARY KEY (territory_id, platform_id, person_id),
    CONSTRAINT fk_xapi_link_territory_id_platform_id FOREIGN KEY(territory_id, platform_id) REFERENCES xapi_platform (territory_id, id),
    CONSTRAINT fk_xapi_link_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_xapi_link_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_xapi_link_person_id ON xapi_link (person_id);

CREATE TABLE xapi_statement (
    territory_id VARCHAR(36) NOT NULL,
    platform_id VARCHAR(36) NOT NULL,
    id TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    content BLOB NOT NULL,
    digest BLOB NOT NULL,
    stored BIGINT NOT NULL,
    timestamp BIGINT NOT NULL,
    verb TEXT NOT NULL,
    activity TEXT,
    activity_name TEXT,
    registration TEXT,
    refers TEXT,
    finished BOOLEAN NOT NULL,
    voided_by TEXT,
    CONSTRAINT pk_xapi_statement PRIMARY KEY (territory_id, platform_id, id),
    CONSTRAINT fk_xapi_statement_territory_id_platform_id FOREIGN KEY(territory_id, platform_id) REFERENCES xapi_platform (territory_id, id),
    CONSTRAINT uq_xapi_statement_territory_id_sequence UNIQUE (territory_id, sequence),
    CONSTRAINT ck_xapi_statement_sequence CHECK (sequence >= 1),
    CONSTRAINT fk_xapi_statement_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_xapi_statement_platform_id_id ON xapi_statement (platform_id, id);

CREATE INDEX ix_xapi_statement_platform_id_refers ON xapi_statement (platform_id, refers);

CREATE INDEX ix_xapi_statement_platform_id_sequence ON xapi_statement (platform_id, sequence);

CREATE TABLE xapi_grown (
    territory_id VARCHAR(36) NOT NULL,
    platform_id VARCHAR(36) NOT NULL,
    statement_id TEXT NOT NULL,
    evidence_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    taken_back_at BIGINT,
    reason TEXT,
    CONSTRAINT pk_xapi_grown PRIMARY KEY (territory_id, platform_id, statement_id, evidence_id),
    CONSTRAINT fk_xapi_grown_territory_id_platform_id_statement_id FOREIGN KEY(territory_id, platform_id, statement_id) REFERENCES xapi_statement (territory_id, platform_id, id),
    CONSTRAINT fk_xapi_grown_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_xapi_grown_territory_id_evidence_id FOREIGN KEY(territory_id, evidence_id) REFERENCES evidence (territory_id, id),
    CONSTRAINT ck_xapi_grown_reason CHECK ((taken_back_at IS NULL) = (reason IS NULL)),
    CONSTRAINT fk_xapi_grown_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_xapi_grown_person_id ON xapi_grown (person_id);

CREATE INDEX ix_xapi_grown_platform_id_statement_id ON xapi_grown (platform_id, statement_id);

CREATE TABLE xapi_known_as (
    territory_id VARCHAR(36) NOT NULL,
    platform_id VARCHAR(36) NOT NULL,
    hash BLOB NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_xapi_known_as PRIMARY KEY (territory_id, platform_id, hash),
    CONSTRAINT fk_xapi_known_as_territory_id_platform_id_person_id FOREIGN KEY(territory_id, platform_id, person_id) REFERENCES xapi_link (territory_id, platform_id, person_id),
    CONSTRAINT fk_xapi_known_as_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_xapi_known_as_person_id ON xapi_known_as (person_id);

CREATE INDEX ix_xapi_known_as_platform_id_hash ON xapi_known_as (platform_id, hash);

CREATE TABLE xapi_mention (
    territory_id VARCHAR(36) NOT NULL,
    platform_id VARCHAR(36) NOT NULL,
    what TEXT NOT NULL,
    hash BLOB NOT NULL,
    statement_id TEXT NOT NULL,
    CONSTRAINT pk_xapi_mention PRIMARY KEY (territory_id, platform_id, what, hash, statement_id),
    CONSTRAINT fk_xapi_mention_territory_id_platform_id_statement_id FOREIGN KEY(territory_id, platform_id, statement_id) REFERENCES xapi_statement (territory_id, platform_id, id),
    CONSTRAINT ck_xapi_mention_what CHECK (what IN ('actor', 'agent', 'related_agent', 'activity', 'related_activity', 'verb')),
    CONSTRAINT fk_xapi_mention_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_xapi_mention_platform_id_statement_id ON xapi_mention (platform_id, statement_id);

CREATE INDEX ix_xapi_mention_platform_id_what_hash ON xapi_mention (platform_id, what, hash);
