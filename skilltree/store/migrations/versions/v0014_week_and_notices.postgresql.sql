CREATE TABLE push_key (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    public BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_push_key PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_push_key_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE TABLE notice (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    due TIMESTAMP WITH TIME ZONE NOT NULL,
    until TIMESTAMP WITH TIME ZONE,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    leased_until TIMESTAMP WITH TIME ZONE,
    done_at TIMESTAMP WITH TIME ZONE,
    seen_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_notice PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_notice_territory_id_person_id_kind_subject UNIQUE (territory_id, person_id, kind, subject),
    CONSTRAINT fk_notice_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_notice_state CHECK (state IN ('failed', 'handing', 'kept', 'sent', 'waiting')),
    CONSTRAINT ck_notice_tries CHECK (tries >= 0),
    CONSTRAINT fk_notice_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_notice_id ON notice (id);

CREATE INDEX ix_notice_open_due ON notice (due) WHERE state IN ('waiting', 'handing');

CREATE INDEX ix_notice_person_id ON notice (person_id);

CREATE TABLE notice_choice (
    territory_id UUID NOT NULL,
    person_id UUID NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    CONSTRAINT pk_notice_choice PRIMARY KEY (territory_id, person_id, kind),
    CONSTRAINT fk_notice_choice_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_notice_choice_channel CHECK (channel IN ('email', 'push', 'sms')),
    CONSTRAINT fk_notice_choice_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_notice_choice_kind ON notice_choice (kind);

CREATE INDEX ix_notice_choice_person_id ON notice_choice (person_id);

CREATE TABLE push_subscription (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    session_id TEXT NOT NULL,
    key_id UUID NOT NULL,
    endpoint_hash BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_push_subscription PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_push_subscription_territory_id_endpoint_hash UNIQUE (territory_id, endpoint_hash),
    CONSTRAINT fk_push_subscription_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_push_subscription_territory_id_key_id FOREIGN KEY(territory_id, key_id) REFERENCES push_key (territory_id, id),
    CONSTRAINT fk_push_subscription_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_push_subscription_id ON push_subscription (id);

CREATE INDEX ix_push_subscription_person_id ON push_subscription (person_id);

CREATE TABLE week_aim (
    territory_id UUID NOT NULL,
    person_id UUID NOT NULL,
    hours DOUBLE PRECISION NOT NULL,
    CONSTRAINT pk_week_aim PRIMARY KEY (territory_id, person_id),
    CONSTRAINT fk_week_aim_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_week_aim_hours CHECK (hours > 0 AND hours <= 168),
    CONSTRAINT fk_week_aim_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_week_aim_person_id ON week_aim (person_id);

CREATE TABLE week_entry (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    day DATE NOT NULL,
    hours DOUBLE PRECISION NOT NULL,
    text TEXT NOT NULL,
    place TEXT,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_week_entry PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_week_entry_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_week_entry_hours CHECK (hours > 0 AND hours <= 24),
    CONSTRAINT fk_week_entry_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_week_entry_person_id_day ON week_entry (person_id, day);

CREATE TABLE week_share (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    monday DATE NOT NULL,
    label TEXT NOT NULL,
    token_hash BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    until TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_week_share PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_week_share_territory_id_token_hash UNIQUE (territory_id, token_hash),
    CONSTRAINT fk_week_share_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_week_share_times CHECK (until > created_at),
    CONSTRAINT fk_week_share_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_week_share_person_id ON week_share (person_id);

CREATE INDEX ix_week_share_token_hash ON week_share (token_hash);
