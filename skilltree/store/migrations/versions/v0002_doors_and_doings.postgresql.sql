CREATE TABLE activity (
    id UUID NOT NULL,
    position INTEGER NOT NULL,
    activity_group TEXT NOT NULL,
    picture TEXT NOT NULL,
    label TEXT NOT NULL,
    skill_ids TEXT NOT NULL,
    CONSTRAINT pk_activity PRIMARY KEY (id),
    CONSTRAINT ck_activity_activity_group CHECK (activity_group IN ('home', 'people', 'neighbourhood', 'hands', 'work', 'screens')),
    CONSTRAINT ck_activity_position CHECK (position >= 1)
);

CREATE INDEX ix_activity_position ON activity (position);

CREATE TABLE challenge (
    id_hash BYTEA NOT NULL,
    challenge BYTEA NOT NULL,
    ceremony TEXT NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_challenge PRIMARY KEY (id_hash),
    CONSTRAINT ck_challenge_ceremony CHECK (ceremony IN ('register', 'sign_in'))
);

CREATE INDEX ix_challenge_expires_at ON challenge (expires_at);

CREATE TABLE assistance (
    territory_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    person_id UUID NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    card_since TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_assistance PRIMARY KEY (territory_id, organisation_id, person_id),
    CONSTRAINT fk_assistance_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT fk_assistance_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_assistance_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_assistance_organisation_id_since ON assistance (organisation_id, since);

CREATE INDEX ix_assistance_person_id ON assistance (person_id);

CREATE TABLE help_code (
    territory_id UUID NOT NULL,
    person_id UUID NOT NULL,
    code_hash BYTEA NOT NULL,
    attempts INTEGER NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_help_code PRIMARY KEY (territory_id, person_id),
    CONSTRAINT fk_help_code_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_help_code_attempts CHECK (attempts >= 0),
    CONSTRAINT fk_help_code_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_help_code_person_id ON help_code (person_id);

CREATE TABLE locked_phone (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    handle_hash BYTEA NOT NULL,
    person_id UUID NOT NULL,
    pin_hash TEXT NOT NULL,
    device TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    last_used TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_locked_phone PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_locked_phone_territory_id_handle_hash UNIQUE (territory_id, handle_hash),
    CONSTRAINT fk_locked_phone_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_locked_phone_attempts CHECK (attempts >= 0),
    CONSTRAINT fk_locked_phone_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_locked_phone_handle_hash ON locked_phone (handle_hash);

CREATE INDEX ix_locked_phone_person_id ON locked_phone (person_id);

CREATE TABLE passkey (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    credential_id BYTEA NOT NULL,
    public_key BYTEA NOT NULL,
    sign_count INTEGER NOT NULL,
    person_id UUID NOT NULL,
    label TEXT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    last_used TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_passkey PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_passkey_territory_id_credential_id UNIQUE (territory_id, credential_id),
    CONSTRAINT fk_passkey_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_passkey_sign_count CHECK (sign_count >= 0),
    CONSTRAINT fk_passkey_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_passkey_credential_id ON passkey (credential_id);

CREATE INDEX ix_passkey_person_id ON passkey (person_id);
