CREATE TABLE foreign_achievement (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    issuer TEXT NOT NULL,
    issuer_name TEXT NOT NULL,
    achievement TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    alignments TEXT NOT NULL,
    unknown_issuer BOOLEAN NOT NULL,
    skills TEXT NOT NULL,
    mapped_by VARCHAR(36),
    mapped_at BIGINT,
    CONSTRAINT pk_foreign_achievement PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_foreign_achievement_territory_id_mapped_by FOREIGN KEY(territory_id, mapped_by) REFERENCES person (territory_id, id),
    CONSTRAINT ck_foreign_achievement_mapped CHECK ((mapped_by IS NULL) = (mapped_at IS NULL)),
    CONSTRAINT fk_foreign_achievement_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE TABLE received_badge (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    hash BLOB NOT NULL,
    achievement_id VARCHAR(36) NOT NULL,
    code TEXT NOT NULL,
    verdict TEXT NOT NULL,
    proven BOOLEAN NOT NULL,
    mine BOOLEAN NOT NULL,
    document BLOB NOT NULL,
    received_at BIGINT NOT NULL,
    checked_at BIGINT NOT NULL,
    issued_at BIGINT,
    expires_at BIGINT,
    vouched_by VARCHAR(36),
    vouched_at BIGINT,
    CONSTRAINT pk_received_badge PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_received_badge_territory_id_person_id_hash UNIQUE (territory_id, person_id, hash),
    CONSTRAINT uq_received_badge_territory_id_code UNIQUE (territory_id, code),
    CONSTRAINT fk_received_badge_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_received_badge_territory_id_vouched_by FOREIGN KEY(territory_id, vouched_by) REFERENCES person (territory_id, id),
    CONSTRAINT fk_received_badge_territory_id_achievement_id FOREIGN KEY(territory_id, achievement_id) REFERENCES foreign_achievement (territory_id, id),
    CONSTRAINT ck_received_badge_verdict CHECK (verdict IN ('expired', 'not_a_badge', 'not_checked', 'not_yours', 'revoked', 'tampered', 'unknown_issuer', 'valid')),
    CONSTRAINT ck_received_badge_vouched CHECK ((vouched_by IS NULL) = (vouched_at IS NULL)),
    CONSTRAINT fk_received_badge_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_received_badge_checked_at ON received_badge (checked_at);

CREATE INDEX ix_received_badge_id ON received_badge (id);

CREATE INDEX ix_received_badge_person_id ON received_badge (person_id);

CREATE INDEX ix_received_badge_territory_id_achievement_id ON received_badge (territory_id, achievement_id);

CREATE INDEX ix_received_badge_territory_id_hash ON received_badge (territory_id, hash);

CREATE TABLE badge_fact (
    territory_id VARCHAR(36) NOT NULL,
    badge_id VARCHAR(36) NOT NULL,
    evidence_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    skill_id VARCHAR(36) NOT NULL,
    level INTEGER NOT NULL,
    taken_back_at BIGINT,
    reason TEXT,
    CONSTRAINT pk_badge_fact PRIMARY KEY (territory_id, badge_id, evidence_id),
    CONSTRAINT fk_badge_fact_territory_id_badge_id FOREIGN KEY(territory_id, badge_id) REFERENCES received_badge (territory_id, id),
    CONSTRAINT fk_badge_fact_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_badge_fact_territory_id_evidence_id FOREIGN KEY(territory_id, evidence_id) REFERENCES evidence (territory_id, id),
    CONSTRAINT ck_badge_fact_level CHECK (level BETWEEN 1 AND 4),
    CONSTRAINT ck_badge_fact_reason CHECK ((taken_back_at IS NULL) = (reason IS NULL)),
    CONSTRAINT fk_badge_fact_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_badge_fact_skill_id FOREIGN KEY(skill_id) REFERENCES skill (id)
);

CREATE INDEX ix_badge_fact_badge_id ON badge_fact (badge_id);

CREATE INDEX ix_badge_fact_person_id ON badge_fact (person_id);
