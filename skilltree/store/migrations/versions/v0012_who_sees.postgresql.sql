CREATE TABLE account_use (
    territory_id UUID NOT NULL,
    person_id UUID NOT NULL,
    last_used TIMESTAMP WITH TIME ZONE NOT NULL,
    first_warning TIMESTAMP WITH TIME ZONE,
    last_warning TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_account_use PRIMARY KEY (territory_id, person_id),
    CONSTRAINT fk_account_use_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_account_use_warnings CHECK (last_warning IS NULL OR first_warning IS NOT NULL),
    CONSTRAINT fk_account_use_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_account_use_last_used ON account_use (last_used);

CREATE INDEX ix_account_use_person_id ON account_use (person_id);

CREATE TABLE parental_consent (
    territory_id UUID NOT NULL,
    person_id UUID NOT NULL,
    standing TEXT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    token_hash BYTEA,
    until TIMESTAMP WITH TIME ZONE,
    parent_name TEXT,
    CONSTRAINT pk_parental_consent PRIMARY KEY (territory_id, person_id),
    CONSTRAINT uq_parental_consent_territory_id_token_hash UNIQUE (territory_id, token_hash),
    CONSTRAINT fk_parental_consent_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_parental_consent_standing CHECK (standing IN ('asked', 'given', 'refused', 'waiting', 'withdrawn')),
    CONSTRAINT ck_parental_consent_asked CHECK ((standing = 'waiting') = (token_hash IS NULL)),
    CONSTRAINT ck_parental_consent_given CHECK (standing <> 'given' OR parent_name IS NOT NULL),
    CONSTRAINT fk_parental_consent_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_parental_consent_person_id ON parental_consent (person_id);

CREATE INDEX ix_parental_consent_token_hash ON parental_consent (token_hash);

CREATE TABLE public_page (
    territory_id UUID NOT NULL,
    person_id UUID NOT NULL,
    salt BYTEA NOT NULL,
    handle_hash BYTEA NOT NULL,
    shown_name TEXT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_public_page PRIMARY KEY (territory_id, person_id),
    CONSTRAINT uq_public_page_territory_id_handle_hash UNIQUE (territory_id, handle_hash),
    CONSTRAINT fk_public_page_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_public_page_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_public_page_handle_hash ON public_page (handle_hash);

CREATE INDEX ix_public_page_person_id ON public_page (person_id);

CREATE TABLE tree_share_holder (
    territory_id UUID NOT NULL,
    share_id UUID NOT NULL,
    person_id UUID,
    since TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_tree_share_holder PRIMARY KEY (territory_id, share_id),
    CONSTRAINT fk_tree_share_holder_territory_id_share_id FOREIGN KEY(territory_id, share_id) REFERENCES tree_share (territory_id, id),
    CONSTRAINT fk_tree_share_holder_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_tree_share_holder_held CHECK ((person_id IS NULL) = (since IS NULL)),
    CONSTRAINT fk_tree_share_holder_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_tree_share_holder_person_id ON tree_share_holder (person_id);
