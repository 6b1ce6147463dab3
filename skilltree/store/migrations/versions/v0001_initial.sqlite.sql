CREATE TABLE change (
    territory_id VARCHAR(36) NOT NULL,
    sequence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    CONSTRAINT pk_change PRIMARY KEY (territory_id, sequence),
    CONSTRAINT ck_change_kind CHECK (kind IN ('contact', 'course', 'goal', 'module', 'opportunity', 'organisation', 'person', 'taxonomy', 'tree')),
    CONSTRAINT ck_change_sequence CHECK (sequence >= 1)
);

CREATE TABLE commune (
    insee TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    postcode TEXT NOT NULL,
    latitude DOUBLE,
    longitude DOUBLE,
    population INTEGER,
    CONSTRAINT pk_commune PRIMARY KEY (insee),
    CONSTRAINT ck_commune_latitude CHECK (latitude BETWEEN -90 AND 90),
    CONSTRAINT ck_commune_longitude CHECK (longitude BETWEEN -180 AND 180),
    CONSTRAINT ck_commune_population CHECK (population >= 0)
);

CREATE INDEX ix_commune_folded ON commune (folded);

CREATE INDEX ix_commune_postcode ON commune (postcode);

CREATE TABLE idempotency_key (
    territory_id VARCHAR(36) NOT NULL,
    who TEXT NOT NULL,
    operation TEXT NOT NULL,
    "key" CHAR(32) NOT NULL,
    payload_sha256 BLOB NOT NULL,
    answer BLOB NOT NULL,
    at BIGINT NOT NULL,
    CONSTRAINT pk_idempotency_key PRIMARY KEY (territory_id, who, operation, "key")
);

CREATE INDEX ix_idempotency_key_at ON idempotency_key (at);

CREATE TABLE import_mark (
    file_sha256 BLOB NOT NULL,
    reader TEXT NOT NULL,
    rows_done INTEGER NOT NULL,
    finished_at BIGINT,
    CONSTRAINT pk_import_mark PRIMARY KEY (file_sha256, reader),
    CONSTRAINT ck_import_mark_rows_done CHECK (rows_done >= 0)
);

CREATE TABLE occupation (
    id VARCHAR(36) NOT NULL,
    labels TEXT NOT NULL,
    uri TEXT,
    rome_code TEXT,
    CONSTRAINT pk_occupation PRIMARY KEY (id)
);

CREATE TABLE territory (
    id VARCHAR(36) NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    languages TEXT NOT NULL,
    insee_codes TEXT NOT NULL,
    primary_colour TEXT NOT NULL,
    accent_colour TEXT NOT NULL,
    CONSTRAINT pk_territory PRIMARY KEY (id),
    CONSTRAINT uq_territory_code UNIQUE (code)
);

CREATE TABLE code (
    address_hash BLOB NOT NULL,
    code_hash BLOB NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    CONSTRAINT pk_code PRIMARY KEY (address_hash),
    CONSTRAINT ck_code_attempts CHECK (attempts >= 0),
    CONSTRAINT fk_code_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_code_expires_at ON code (expires_at);

CREATE TABLE erasure (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    asked_at BIGINT NOT NULL,
    CONSTRAINT pk_erasure PRIMARY KEY (territory_id, person_id),
    CONSTRAINT fk_erasure_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE TABLE occupation_label (
    concept_id VARCHAR(36) NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    source_order SMALLINT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    rank SMALLINT NOT NULL,
    CONSTRAINT pk_occupation_label PRIMARY KEY (concept_id, source, position),
    CONSTRAINT ck_occupation_label_language CHECK (language IN ('ar', 'en', 'fr', 'pt', 'ta', 'tr')),
    CONSTRAINT ck_occupation_label_rank CHECK (rank BETWEEN 0 AND 2),
    CONSTRAINT ck_occupation_label_position CHECK (position >= 0),
    CONSTRAINT ck_occupation_label_text CHECK (text <> ''),
    CONSTRAINT fk_occupation_label_concept_id FOREIGN KEY(concept_id) REFERENCES occupation (id)
);

CREATE TABLE occupation_statement (
    concept_id VARCHAR(36) NOT NULL,
    source TEXT NOT NULL,
    uri TEXT,
    rome_code TEXT,
    about TEXT,
    CONSTRAINT pk_occupation_statement PRIMARY KEY (concept_id, source),
    CONSTRAINT fk_occupation_statement_concept_id FOREIGN KEY(concept_id) REFERENCES occupation (id)
);

CREATE TABLE organisation (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    siret TEXT,
    verified BOOLEAN NOT NULL,
    insee TEXT,
    about TEXT,
    CONSTRAINT pk_organisation PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_organisation_territory_id_siret UNIQUE (territory_id, siret),
    CONSTRAINT ck_organisation_kind CHECK (kind IN ('association', 'company', 'funder', 'public_body', 'research', 'third_place', 'training')),
    CONSTRAINT fk_organisation_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_organisation_id ON organisation (id);

CREATE TABLE person (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    display_name TEXT NOT NULL,
    language TEXT NOT NULL,
    travel TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    insee TEXT,
    birth_year INTEGER,
    works_in TEXT NOT NULL,
    fictional BOOLEAN NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (territory_id, id),
    CONSTRAINT ck_person_language CHECK (language IN ('ar', 'en', 'fr', 'pt', 'ta', 'tr')),
    CONSTRAINT ck_person_travel CHECK (travel IN ('bike', 'car', 'transit', 'walk')),
    CONSTRAINT ck_person_birth_year CHECK (birth_year BETWEEN 1880 AND 2200),
    CONSTRAINT fk_person_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_person_id ON person (id);

CREATE TABLE access_log (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    id CHAR(32) NOT NULL,
    reader_id VARCHAR(36),
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    why TEXT NOT NULL,
    at BIGINT NOT NULL,
    CONSTRAINT pk_access_log PRIMARY KEY (territory_id, person_id, id),
    CONSTRAINT fk_access_log_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_access_log_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_access_log_person_id_at ON access_log (person_id, at);

CREATE TABLE card (
    territory_id VARCHAR(36) NOT NULL,
    card_hash BLOB NOT NULL,
    pin_hash TEXT NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    attempts INTEGER NOT NULL,
    revoked BOOLEAN NOT NULL,
    CONSTRAINT pk_card PRIMARY KEY (territory_id, card_hash),
    CONSTRAINT fk_card_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_card_attempts CHECK (attempts >= 0),
    CONSTRAINT fk_card_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_card_card_hash ON card (card_hash);

CREATE INDEX ix_card_person_id ON card (person_id);

CREATE TABLE consent (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    sequence BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    scope TEXT NOT NULL,
    text_version TEXT NOT NULL,
    given BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    CONSTRAINT pk_consent PRIMARY KEY (territory_id, person_id, sequence),
    CONSTRAINT fk_consent_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_consent_sequence CHECK (sequence >= 1),
    CONSTRAINT fk_consent_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_consent_person_id ON consent (person_id);

CREATE TABLE contact (
    territory_id VARCHAR(36) NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_contact PRIMARY KEY (territory_id, channel, address),
    CONSTRAINT fk_contact_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_contact_channel CHECK (channel IN ('email', 'sms')),
    CONSTRAINT fk_contact_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_contact_person_id ON contact (person_id);

CREATE TABLE contact_request (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    organisation_id VARCHAR(36) NOT NULL,
    recruiter_id VARCHAR(36) NOT NULL,
    purpose TEXT NOT NULL,
    offer TEXT NOT NULL,
    status TEXT NOT NULL,
    at BIGINT NOT NULL,
    pay TEXT,
    answer_by DATE,
    answered_at BIGINT,
    CONSTRAINT pk_contact_request PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_contact_request_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_contact_request_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT fk_contact_request_territory_id_recruiter_id FOREIGN KEY(territory_id, recruiter_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_contact_request_status CHECK (status IN ('accepted', 'asked', 'refused')),
    CONSTRAINT ck_contact_request_answered CHECK ((status = 'asked') = (answered_at IS NULL)),
    CONSTRAINT fk_contact_request_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_contact_request_id ON contact_request (id);

CREATE INDEX ix_contact_request_organisation_id_person_id ON contact_request (organisation_id, person_id);

CREATE INDEX ix_contact_request_person_id ON contact_request (person_id);

CREATE UNIQUE INDEX uq_contact_request_pending ON contact_request (territory_id, organisation_id, person_id) WHERE status = 'asked';

CREATE TABLE course (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    organisation_id VARCHAR(36) NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    ordered BOOLEAN NOT NULL,
    icon TEXT,
    CONSTRAINT pk_course PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_course_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT fk_course_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_course_id ON course (id);

CREATE TABLE goal (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    since BIGINT NOT NULL,
    text TEXT,
    occupation_id VARCHAR(36),
    skills TEXT NOT NULL,
    CONSTRAINT pk_goal PRIMARY KEY (territory_id, person_id),
    CONSTRAINT fk_goal_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_goal_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_goal_occupation_id FOREIGN KEY(occupation_id) REFERENCES occupation (id)
);

CREATE INDEX ix_goal_person_id ON goal (person_id);

CREATE TABLE membership (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    organisation_id VARCHAR(36) NOT NULL,
    role TEXT NOT NULL,
    verified BOOLEAN NOT NULL,
    CONSTRAINT pk_membership PRIMARY KEY (territory_id, person_id, organisation_id, role),
    CONSTRAINT fk_membership_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_membership_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT ck_membership_role CHECK (role IN ('author', 'counsellor', 'facilitator', 'recruiter', 'steward')),
    CONSTRAINT fk_membership_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_membership_person_id ON membership (person_id);

CREATE TABLE module (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    organisation_id VARCHAR(36) NOT NULL,
    author_id VARCHAR(36),
    published_version INTEGER,
    withdrawn_at BIGINT,
    CONSTRAINT pk_module PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_module_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT fk_module_territory_id_author_id FOREIGN KEY(territory_id, author_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_module_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_module_id ON module (id);

CREATE INDEX ix_module_organisation_id ON module (organisation_id);

CREATE TABLE opportunity (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    insee TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_how TEXT NOT NULL,
    posted_at BIGINT NOT NULL,
    organisation_id VARCHAR(36),
    posted_by VARCHAR(36),
    icon TEXT,
    radius_km DOUBLE,
    starts_on DATE,
    ends_on DATE,
    hours_per_week DOUBLE,
    hours_total DOUBLE,
    pay TEXT,
    cost_euros INTEGER NOT NULL,
    funding TEXT,
    conditions TEXT,
    seats INTEGER,
    seats_taken INTEGER NOT NULL,
    requires TEXT NOT NULL,
    brings TEXT NOT NULL,
    CONSTRAINT pk_opportunity PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_opportunity_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT fk_opportunity_territory_id_posted_by FOREIGN KEY(territory_id, posted_by) REFERENCES person (territory_id, id),
    CONSTRAINT ck_opportunity_kind CHECK (kind IN ('apprenticeship', 'business_creation', 'civic_debate', 'group_purchase', 'immersion', 'inclusion_job', 'job', 'mentoring', 'pre_hiring_training', 'service_civique', 'shared_ride', 'talent_loan', 'volunteering', 'workshop')),
    CONSTRAINT ck_opportunity_cost_euros CHECK (cost_euros >= 0),
    CONSTRAINT ck_opportunity_seats CHECK (seats >= 0),
    CONSTRAINT ck_opportunity_seats_taken CHECK (seats_taken >= 0 AND (seats IS NULL OR seats_taken <= seats)),
    CONSTRAINT ck_opportunity_radius_km CHECK (radius_km >= 0),
    CONSTRAINT ck_opportunity_days CHECK (ends_on >= starts_on),
    CONSTRAINT fk_opportunity_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_opportunity_id ON opportunity (id);

CREATE INDEX ix_opportunity_territory_id_ends_on ON opportunity (territory_id, ends_on);

CREATE TABLE session (
    territory_id VARCHAR(36) NOT NULL,
    id TEXT NOT NULL,
    token_hash BLOB NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    device TEXT NOT NULL,
    since BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    revoked_at BIGINT,
    CONSTRAINT pk_session PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_session_territory_id_token_hash UNIQUE (territory_id, token_hash),
    CONSTRAINT fk_session_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_session_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_session_id ON session (id);

CREATE INDEX ix_session_person_id ON session (person_id);

CREATE INDEX ix_session_token_hash ON session (token_hash);

CREATE TABLE skill (
    id VARCHAR(36) NOT NULL,
    kind TEXT NOT NULL,
    labels TEXT NOT NULL,
    uri TEXT,
    rome_code TEXT,
    icon TEXT,
    valid_years DOUBLE,
    territory_id VARCHAR(36),
    proposed_by VARCHAR(36),
    merged_into VARCHAR(36),
    CONSTRAINT pk_skill PRIMARY KEY (id),
    CONSTRAINT fk_skill_territory_id_proposed_by FOREIGN KEY(territory_id, proposed_by) REFERENCES person (territory_id, id),
    CONSTRAINT ck_skill_kind CHECK (kind IN ('knowledge', 'language', 'skill', 'title', 'transversal')),
    CONSTRAINT ck_skill_valid_years CHECK (valid_years > 0),
    CONSTRAINT ck_skill_merged_into CHECK (merged_into <> id),
    CONSTRAINT fk_skill_merged_into FOREIGN KEY(merged_into) REFERENCES skill (id)
);

CREATE TABLE visibility (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    branch VARCHAR(36) NOT NULL,
    visibility TEXT NOT NULL,
    since BIGINT NOT NULL,
    CONSTRAINT pk_visibility PRIMARY KEY (territory_id, person_id, branch),
    CONSTRAINT fk_visibility_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_visibility_visibility CHECK (visibility IN ('everyone', 'only_me', 'recruiters')),
    CONSTRAINT fk_visibility_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_visibility_person_id ON visibility (person_id);

CREATE TABLE confirmation_link (
    territory_id VARCHAR(36) NOT NULL,
    token_hash BLOB NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    skill_id VARCHAR(36) NOT NULL,
    level SMALLINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    CONSTRAINT pk_confirmation_link PRIMARY KEY (territory_id, token_hash),
    CONSTRAINT fk_confirmation_link_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_confirmation_link_level CHECK (level BETWEEN 1 AND 4),
    CONSTRAINT fk_confirmation_link_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_confirmation_link_skill_id FOREIGN KEY(skill_id) REFERENCES skill (id)
);

CREATE INDEX ix_confirmation_link_token_hash ON confirmation_link (token_hash);

CREATE TABLE evidence (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    sequence BIGINT NOT NULL,
    id VARCHAR(36) NOT NULL,
    skill_id VARCHAR(36) NOT NULL,
    level SMALLINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    source TEXT,
    source_id TEXT,
    hours DOUBLE,
    expires DATE,
    weight DOUBLE NOT NULL,
    passed BOOLEAN NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (territory_id, person_id, sequence),
    CONSTRAINT uq_evidence_territory_id_id UNIQUE (territory_id, id),
    CONSTRAINT fk_evidence_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_evidence_kind CHECK (kind IN ('contribution', 'course', 'credential', 'declared', 'endorsement', 'test')),
    CONSTRAINT ck_evidence_sequence CHECK (sequence >= 1),
    CONSTRAINT ck_evidence_level CHECK (level BETWEEN 1 AND 4),
    CONSTRAINT ck_evidence_weight CHECK (weight BETWEEN 0 AND 1),
    CONSTRAINT ck_evidence_hours CHECK (hours >= 0),
    CONSTRAINT ck_evidence_passed CHECK (passed OR kind = 'test'),
    CONSTRAINT fk_evidence_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_evidence_skill_id FOREIGN KEY(skill_id) REFERENCES skill (id)
);

CREATE INDEX ix_evidence_id ON evidence (id);

CREATE INDEX ix_evidence_person_id ON evidence (person_id);

CREATE TABLE module_version (
    territory_id VARCHAR(36) NOT NULL,
    module_id VARCHAR(36) NOT NULL,
    version INTEGER NOT NULL,
    course_id VARCHAR(36),
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    content TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    published_at BIGINT,
    CONSTRAINT pk_module_version PRIMARY KEY (territory_id, module_id, version),
    CONSTRAINT fk_module_version_territory_id_module_id FOREIGN KEY(territory_id, module_id) REFERENCES module (territory_id, id),
    CONSTRAINT fk_module_version_territory_id_course_id FOREIGN KEY(territory_id, course_id) REFERENCES course (territory_id, id),
    CONSTRAINT ck_module_version_language CHECK (language IN ('ar', 'en', 'fr', 'pt', 'ta', 'tr')),
    CONSTRAINT ck_module_version_version CHECK (version >= 1),
    CONSTRAINT fk_module_version_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE UNIQUE INDEX uq_module_version_draft ON module_version (territory_id, module_id) WHERE published_at IS NULL;

CREATE TABLE occupation_skill (
    occupation_id VARCHAR(36) NOT NULL,
    skill_id VARCHAR(36) NOT NULL,
    source TEXT NOT NULL,
    essential BOOLEAN NOT NULL,
    CONSTRAINT pk_occupation_skill PRIMARY KEY (occupation_id, skill_id, source),
    CONSTRAINT fk_occupation_skill_occupation_id FOREIGN KEY(occupation_id) REFERENCES occupation (id),
    CONSTRAINT fk_occupation_skill_skill_id FOREIGN KEY(skill_id) REFERENCES skill (id)
);

CREATE INDEX ix_occupation_skill_skill_id ON occupation_skill (skill_id);

CREATE TABLE response (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    opportunity_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    status TEXT NOT NULL,
    at BIGINT NOT NULL,
    message TEXT,
    CONSTRAINT pk_response PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_response_territory_id_opportunity_id_person_id UNIQUE (territory_id, opportunity_id, person_id),
    CONSTRAINT fk_response_territory_id_opportunity_id FOREIGN KEY(territory_id, opportunity_id) REFERENCES opportunity (territory_id, id),
    CONSTRAINT fk_response_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_response_status CHECK (status IN ('accepted', 'declined', 'interested')),
    CONSTRAINT fk_response_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_response_opportunity_id ON response (opportunity_id);

CREATE INDEX ix_response_person_id ON response (person_id);

CREATE TABLE skill_label (
    concept_id VARCHAR(36) NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    source_order SMALLINT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    rank SMALLINT NOT NULL,
    CONSTRAINT pk_skill_label PRIMARY KEY (concept_id, source, position),
    CONSTRAINT ck_skill_label_language CHECK (language IN ('ar', 'en', 'fr', 'pt', 'ta', 'tr')),
    CONSTRAINT ck_skill_label_rank CHECK (rank BETWEEN 0 AND 2),
    CONSTRAINT ck_skill_label_position CHECK (position >= 0),
    CONSTRAINT ck_skill_label_text CHECK (text <> ''),
    CONSTRAINT fk_skill_label_concept_id FOREIGN KEY(concept_id) REFERENCES skill (id)
);

CREATE TABLE skill_link (
    skill_id VARCHAR(36) NOT NULL,
    target_id VARCHAR(36) NOT NULL,
    relation TEXT NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_skill_link PRIMARY KEY (skill_id, target_id, relation),
    CONSTRAINT ck_skill_link_relation CHECK (relation IN ('broader', 'prerequisite')),
    CONSTRAINT ck_skill_link_target_id CHECK (skill_id <> target_id),
    CONSTRAINT fk_skill_link_skill_id FOREIGN KEY(skill_id) REFERENCES skill (id),
    CONSTRAINT fk_skill_link_target_id FOREIGN KEY(target_id) REFERENCES skill (id)
);

CREATE TABLE skill_statement (
    concept_id VARCHAR(36) NOT NULL,
    source TEXT NOT NULL,
    uri TEXT,
    rome_code TEXT,
    about TEXT,
    kind TEXT,
    icon TEXT,
    valid_years DOUBLE,
    CONSTRAINT pk_skill_statement PRIMARY KEY (concept_id, source),
    CONSTRAINT fk_skill_statement_concept_id FOREIGN KEY(concept_id) REFERENCES skill (id)
);

CREATE TABLE progress (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    module_id VARCHAR(36) NOT NULL,
    version INTEGER NOT NULL,
    blocks_done INTEGER NOT NULL,
    quiz_passed BOOLEAN NOT NULL,
    started_at BIGINT NOT NULL,
    completed_at BIGINT,
    CONSTRAINT pk_progress PRIMARY KEY (territory_id, person_id, module_id, version),
    CONSTRAINT fk_progress_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_progress_territory_id_module_id_version FOREIGN KEY(territory_id, module_id, version) REFERENCES module_version (territory_id, module_id, version),
    CONSTRAINT ck_progress_blocks_done CHECK (blocks_done >= 0),
    CONSTRAINT fk_progress_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_progress_person_id ON progress (person_id);

CREATE TABLE retraction (
    territory_id VARCHAR(36) NOT NULL,
    evidence_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    "by" VARCHAR(36) NOT NULL,
    at BIGINT NOT NULL,
    CONSTRAINT pk_retraction PRIMARY KEY (territory_id, evidence_id),
    CONSTRAINT fk_retraction_territory_id_evidence_id FOREIGN KEY(territory_id, evidence_id) REFERENCES evidence (territory_id, id),
    CONSTRAINT fk_retraction_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_retraction_person_id ON retraction (person_id);

CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence
WHEN TRUE
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE person_id = OLD.person_id)
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER retraction_no_update BEFORE UPDATE ON retraction
WHEN TRUE
BEGIN SELECT RAISE(ABORT, 'retraction is append-only'); END;

CREATE TRIGGER retraction_no_delete BEFORE DELETE ON retraction
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE person_id = OLD.person_id)
BEGIN SELECT RAISE(ABORT, 'retraction is append-only'); END;

CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent
WHEN TRUE
BEGIN SELECT RAISE(ABORT, 'consent is append-only'); END;

CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE person_id = OLD.person_id)
BEGIN SELECT RAISE(ABORT, 'consent is append-only'); END;

CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
WHEN TRUE
BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;

CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE person_id = OLD.person_id)
BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;

CREATE TRIGGER module_version_no_update BEFORE UPDATE ON module_version
WHEN OLD.published_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;

CREATE TRIGGER module_version_no_delete BEFORE DELETE ON module_version
WHEN OLD.published_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
