CREATE TABLE tree_share (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    branch UUID,
    label TEXT NOT NULL,
    token_hash BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    until TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_tree_share PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_tree_share_territory_id_token_hash UNIQUE (territory_id, token_hash),
    CONSTRAINT fk_tree_share_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_tree_share_times CHECK (until > created_at),
    CONSTRAINT fk_tree_share_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_tree_share_branch FOREIGN KEY(branch) REFERENCES skill (id)
);

CREATE INDEX ix_tree_share_person_id ON tree_share (person_id);

CREATE INDEX ix_tree_share_token_hash ON tree_share (token_hash);
