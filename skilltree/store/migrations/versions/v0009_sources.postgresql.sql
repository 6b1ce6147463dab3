CREATE TABLE willing_confirmer (
    territory_id UUID NOT NULL,
    person_id UUID NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_willing_confirmer PRIMARY KEY (territory_id, person_id),
    CONSTRAINT fk_willing_confirmer_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_willing_confirmer_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_willing_confirmer_person_id ON willing_confirmer (person_id);

CREATE TABLE confirmation_ask (
    territory_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    person_id UUID NOT NULL,
    asked_id UUID NOT NULL,
    lower_id UUID NOT NULL,
    higher_id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    note TEXT,
    answered_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_confirmation_ask PRIMARY KEY (territory_id, token_hash),
    CONSTRAINT fk_confirmation_ask_territory_id_token_hash FOREIGN KEY(territory_id, token_hash) REFERENCES confirmation_link (territory_id, token_hash),
    CONSTRAINT fk_confirmation_ask_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_confirmation_ask_territory_id_asked_id FOREIGN KEY(territory_id, asked_id) REFERENCES person (territory_id, id),
    CONSTRAINT uq_confirmation_ask_territory_id_lower_id_higher_id UNIQUE (territory_id, lower_id, higher_id),
    CONSTRAINT fk_confirmation_ask_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_confirmation_ask_asked_id ON confirmation_ask (asked_id);

CREATE INDEX ix_confirmation_ask_person_id ON confirmation_ask (person_id);

CREATE INDEX ix_confirmation_ask_token_hash ON confirmation_ask (token_hash);

CREATE TABLE set_aside (
    territory_id UUID NOT NULL,
    evidence_id UUID NOT NULL,
    person_id UUID NOT NULL,
    reason TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_set_aside PRIMARY KEY (territory_id, evidence_id),
    CONSTRAINT fk_set_aside_territory_id_evidence_id FOREIGN KEY(territory_id, evidence_id) REFERENCES evidence (territory_id, id),
    CONSTRAINT ck_set_aside_reason CHECK (reason IN ('flood', 'own', 'ring')),
    CONSTRAINT fk_set_aside_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_set_aside_person_id ON set_aside (person_id);
