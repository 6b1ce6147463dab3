CREATE TABLE status_place (
    territory_id UUID NOT NULL,
    issuer TEXT NOT NULL,
    list_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_status_place PRIMARY KEY (territory_id, issuer, list_number, position),
    CONSTRAINT ck_status_place_list_number CHECK (list_number >= 0),
    CONSTRAINT ck_status_place_position CHECK (position BETWEEN 0 AND 131071),
    CONSTRAINT fk_status_place_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_status_place_issuer_list_number ON status_place (issuer, list_number);

CREATE TABLE issuer_key (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    organisation_id UUID,
    public TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    retired_at TIMESTAMP WITH TIME ZONE,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_issuer_key PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_issuer_key_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT fk_issuer_key_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_issuer_key_id ON issuer_key (id);

CREATE INDEX ix_issuer_key_organisation_id ON issuer_key (organisation_id);

CREATE UNIQUE INDEX uq_issuer_key_of_organisation ON issuer_key (territory_id, organisation_id) WHERE organisation_id IS NOT NULL AND retired_at IS NULL AND revoked_at IS NULL;

CREATE UNIQUE INDEX uq_issuer_key_of_territory ON issuer_key (territory_id) WHERE organisation_id IS NULL AND retired_at IS NULL AND revoked_at IS NULL;

CREATE TABLE achievement (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    issuer TEXT NOT NULL,
    skill_id UUID NOT NULL,
    level SMALLINT NOT NULL,
    way TEXT NOT NULL,
    source_id TEXT NOT NULL,
    language TEXT NOT NULL,
    title TEXT,
    hours DOUBLE PRECISION,
    CONSTRAINT pk_achievement PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_achievement_once UNIQUE (territory_id, issuer, skill_id, level, way, source_id, language),
    CONSTRAINT ck_achievement_way CHECK (way IN ('confirmed', 'contribution', 'course', 'platform', 'seen', 'test')),
    CONSTRAINT ck_achievement_level CHECK (level BETWEEN 1 AND 4),
    CONSTRAINT ck_achievement_hours CHECK (hours >= 0),
    CONSTRAINT fk_achievement_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_achievement_skill_id FOREIGN KEY(skill_id) REFERENCES skill (id)
);

CREATE INDEX ix_achievement_id ON achievement (id);

CREATE TABLE credential (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    evidence_id UUID NOT NULL,
    achievement_id UUID NOT NULL,
    key_id UUID NOT NULL,
    issuer TEXT NOT NULL,
    list_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    issuer_name TEXT NOT NULL,
    holder TEXT,
    content BYTEA NOT NULL,
    issued_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE,
    withdrawn_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_credential PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_credential_territory_id_issuer_list_number_position UNIQUE (territory_id, issuer, list_number, position),
    CONSTRAINT fk_credential_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_credential_territory_id_evidence_id FOREIGN KEY(territory_id, evidence_id) REFERENCES evidence (territory_id, id),
    CONSTRAINT fk_credential_territory_id_achievement_id FOREIGN KEY(territory_id, achievement_id) REFERENCES achievement (territory_id, id),
    CONSTRAINT fk_credential_territory_id_key_id FOREIGN KEY(territory_id, key_id) REFERENCES issuer_key (territory_id, id),
    CONSTRAINT fk_credential_territory_id_issuer_list_number_position FOREIGN KEY(territory_id, issuer, list_number, position) REFERENCES status_place (territory_id, issuer, list_number, position),
    CONSTRAINT fk_credential_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_credential_evidence_id ON credential (evidence_id);

CREATE INDEX ix_credential_id ON credential (id);

CREATE INDEX ix_credential_person_id ON credential (person_id);

CREATE UNIQUE INDEX uq_credential_of_evidence ON credential (territory_id, evidence_id) WHERE withdrawn_at IS NULL;

CREATE TABLE credential_share (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    credential_id UUID NOT NULL,
    person_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    until TIMESTAMP WITH TIME ZONE NOT NULL,
    stopped_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_credential_share PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_credential_share_territory_id_token_hash UNIQUE (territory_id, token_hash),
    CONSTRAINT fk_credential_share_territory_id_credential_id FOREIGN KEY(territory_id, credential_id) REFERENCES credential (territory_id, id),
    CONSTRAINT fk_credential_share_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_credential_share_until CHECK (until > created_at),
    CONSTRAINT fk_credential_share_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_credential_share_credential_id ON credential_share (credential_id);

CREATE INDEX ix_credential_share_person_id ON credential_share (person_id);

CREATE INDEX ix_credential_share_token_hash ON credential_share (token_hash);
