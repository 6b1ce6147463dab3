CREATE TABLE media (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    mime TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 BYTEA NOT NULL,
    created_by UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    organisation_id UUID,
    name TEXT,
    width INTEGER,
    height INTEGER,
    CONSTRAINT pk_media PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_media_territory_id_created_by FOREIGN KEY(territory_id, created_by) REFERENCES person (territory_id, id),
    CONSTRAINT fk_media_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT ck_media_kind CHECK (kind IN ('audio', 'file', 'picture')),
    CONSTRAINT ck_media_size CHECK (size >= 1),
    CONSTRAINT ck_media_width CHECK (width >= 1),
    CONSTRAINT ck_media_height CHECK (height >= 1),
    CONSTRAINT fk_media_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_media_created_by ON media (created_by);

CREATE INDEX ix_media_id ON media (id);

CREATE INDEX ix_media_organisation_id_sha256 ON media (organisation_id, sha256);

CREATE TABLE review_rule (
    territory_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    reviewer TEXT NOT NULL,
    partner_id UUID,
    CONSTRAINT pk_review_rule PRIMARY KEY (territory_id, organisation_id),
    CONSTRAINT fk_review_rule_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT fk_review_rule_territory_id_partner_id FOREIGN KEY(territory_id, partner_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT ck_review_rule_reviewer CHECK (reviewer IN ('own', 'partner', 'steward')),
    CONSTRAINT ck_review_rule_partner CHECK ((reviewer = 'partner') = (partner_id IS NOT NULL)),
    CONSTRAINT fk_review_rule_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_review_rule_organisation_id ON review_rule (organisation_id);

CREATE TABLE workshop (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    facilitator_id UUID NOT NULL,
    title TEXT NOT NULL,
    day DATE NOT NULL,
    code TEXT NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    module_ids TEXT NOT NULL,
    insee TEXT,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_workshop PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_workshop_territory_id_code UNIQUE (territory_id, code),
    CONSTRAINT fk_workshop_territory_id_organisation_id FOREIGN KEY(territory_id, organisation_id) REFERENCES organisation (territory_id, id),
    CONSTRAINT fk_workshop_territory_id_facilitator_id FOREIGN KEY(territory_id, facilitator_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_workshop_times CHECK (closed_at >= opened_at),
    CONSTRAINT fk_workshop_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_workshop_facilitator_id ON workshop (facilitator_id);

CREATE INDEX ix_workshop_id ON workshop (id);

CREATE INDEX ix_workshop_organisation_id_opened_at ON workshop (organisation_id, opened_at);

CREATE TABLE course_module (
    territory_id UUID NOT NULL,
    course_id UUID NOT NULL,
    position INTEGER NOT NULL,
    module_id UUID NOT NULL,
    CONSTRAINT pk_course_module PRIMARY KEY (territory_id, course_id, position),
    CONSTRAINT fk_course_module_territory_id_course_id FOREIGN KEY(territory_id, course_id) REFERENCES course (territory_id, id),
    CONSTRAINT fk_course_module_territory_id_module_id FOREIGN KEY(territory_id, module_id) REFERENCES module (territory_id, id),
    CONSTRAINT uq_course_module_territory_id_course_id_module_id UNIQUE (territory_id, course_id, module_id),
    CONSTRAINT ck_course_module_position CHECK (position >= 0),
    CONSTRAINT fk_course_module_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_course_module_module_id ON course_module (module_id);

CREATE TABLE media_content (
    territory_id UUID NOT NULL,
    media_id UUID NOT NULL,
    content BYTEA NOT NULL,
    CONSTRAINT pk_media_content PRIMARY KEY (territory_id, media_id),
    CONSTRAINT fk_media_content_territory_id_media_id FOREIGN KEY(territory_id, media_id) REFERENCES media (territory_id, id),
    CONSTRAINT fk_media_content_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_media_content_media_id ON media_content (media_id);

CREATE TABLE placement (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    skill_id UUID NOT NULL,
    seed BIGINT NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    beside UUID,
    ended_at TIMESTAMP WITH TIME ZONE,
    ground TEXT NOT NULL,
    CONSTRAINT pk_placement PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_placement_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_placement_territory_id_beside FOREIGN KEY(territory_id, beside) REFERENCES organisation (territory_id, id),
    CONSTRAINT ck_placement_times CHECK (ended_at >= started_at),
    CONSTRAINT fk_placement_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_placement_skill_id FOREIGN KEY(skill_id) REFERENCES skill (id)
);

CREATE INDEX ix_placement_id ON placement (id);

CREATE INDEX ix_placement_person_id ON placement (person_id);

CREATE TABLE session_seat (
    territory_id UUID NOT NULL,
    module_id UUID NOT NULL,
    session TEXT NOT NULL,
    person_id UUID NOT NULL,
    taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_session_seat PRIMARY KEY (territory_id, module_id, session, person_id),
    CONSTRAINT fk_session_seat_territory_id_module_id FOREIGN KEY(territory_id, module_id) REFERENCES module (territory_id, id),
    CONSTRAINT fk_session_seat_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_session_seat_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_session_seat_module_id ON session_seat (module_id);

CREATE INDEX ix_session_seat_person_id ON session_seat (person_id);

CREATE TABLE workshop_seat (
    territory_id UUID NOT NULL,
    workshop_id UUID NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    person_id UUID,
    slip_hash BYTEA,
    present_at TIMESTAMP WITH TIME ZONE,
    joined_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_workshop_seat PRIMARY KEY (territory_id, workshop_id, number),
    CONSTRAINT uq_workshop_seat_territory_id_workshop_id_person_id UNIQUE (territory_id, workshop_id, person_id),
    CONSTRAINT uq_workshop_seat_territory_id_slip_hash UNIQUE (territory_id, slip_hash),
    CONSTRAINT fk_workshop_seat_territory_id_workshop_id FOREIGN KEY(territory_id, workshop_id) REFERENCES workshop (territory_id, id),
    CONSTRAINT fk_workshop_seat_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT ck_workshop_seat_number CHECK (number >= 1),
    CONSTRAINT fk_workshop_seat_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_workshop_seat_person_id ON workshop_seat (person_id);

CREATE INDEX ix_workshop_seat_workshop_id ON workshop_seat (workshop_id);

CREATE TABLE placement_answer (
    territory_id UUID NOT NULL,
    placement_id UUID NOT NULL,
    position INTEGER NOT NULL,
    module_id UUID NOT NULL,
    version INTEGER NOT NULL,
    question_id TEXT NOT NULL,
    skill_id UUID NOT NULL,
    choice_id TEXT,
    "right" BOOLEAN NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_placement_answer PRIMARY KEY (territory_id, placement_id, position),
    CONSTRAINT fk_placement_answer_territory_id_placement_id FOREIGN KEY(territory_id, placement_id) REFERENCES placement (territory_id, id),
    CONSTRAINT fk_placement_answer_territory_id_module_id FOREIGN KEY(territory_id, module_id) REFERENCES module (territory_id, id),
    CONSTRAINT ck_placement_answer_position CHECK (position >= 0),
    CONSTRAINT fk_placement_answer_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_placement_answer_skill_id FOREIGN KEY(skill_id) REFERENCES skill (id)
);

CREATE INDEX ix_placement_answer_module_id_question_id ON placement_answer (module_id, question_id);

CREATE INDEX ix_placement_answer_placement_id ON placement_answer (placement_id);

CREATE TABLE question_for_author (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    module_id UUID NOT NULL,
    version INTEGER NOT NULL,
    block INTEGER NOT NULL,
    text TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    answer TEXT,
    answered_by UUID,
    answered_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_question_for_author PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_question_for_author_territory_id_module_id_version FOREIGN KEY(territory_id, module_id, version) REFERENCES module_version (territory_id, module_id, version),
    CONSTRAINT fk_question_for_author_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_question_for_author_territory_id_answered_by FOREIGN KEY(territory_id, answered_by) REFERENCES person (territory_id, id),
    CONSTRAINT ck_question_for_author_block CHECK (block >= 0),
    CONSTRAINT ck_question_for_author_answered CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CONSTRAINT fk_question_for_author_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_question_for_author_id ON question_for_author (id);

CREATE INDEX ix_question_for_author_module_id_answered_at ON question_for_author (module_id, answered_at);

CREATE INDEX ix_question_for_author_person_id ON question_for_author (person_id);

CREATE TABLE review (
    territory_id UUID NOT NULL,
    module_id UUID NOT NULL,
    version INTEGER NOT NULL,
    asked_by UUID NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    verdict TEXT,
    comment TEXT,
    decided_by UUID,
    decided_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_review PRIMARY KEY (territory_id, module_id, version),
    CONSTRAINT fk_review_territory_id_module_id_version FOREIGN KEY(territory_id, module_id, version) REFERENCES module_version (territory_id, module_id, version),
    CONSTRAINT fk_review_territory_id_asked_by FOREIGN KEY(territory_id, asked_by) REFERENCES person (territory_id, id),
    CONSTRAINT fk_review_territory_id_decided_by FOREIGN KEY(territory_id, decided_by) REFERENCES person (territory_id, id),
    CONSTRAINT ck_review_verdict CHECK (verdict IN ('accepted', 'changes')),
    CONSTRAINT ck_review_decided CHECK ((verdict IS NULL) = (decided_at IS NULL)),
    CONSTRAINT fk_review_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_review_module_id ON review (module_id);

CREATE TABLE work (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    module_id UUID NOT NULL,
    version INTEGER NOT NULL,
    block INTEGER NOT NULL,
    sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
    text TEXT,
    media_id UUID,
    verdict TEXT,
    comment TEXT,
    judged_by UUID,
    judged_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_work PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_work_territory_id_module_id_version FOREIGN KEY(territory_id, module_id, version) REFERENCES module_version (territory_id, module_id, version),
    CONSTRAINT fk_work_territory_id_person_id FOREIGN KEY(territory_id, person_id) REFERENCES person (territory_id, id),
    CONSTRAINT fk_work_territory_id_media_id FOREIGN KEY(territory_id, media_id) REFERENCES media (territory_id, id),
    CONSTRAINT fk_work_territory_id_judged_by FOREIGN KEY(territory_id, judged_by) REFERENCES person (territory_id, id),
    CONSTRAINT ck_work_verdict CHECK (verdict IN ('again', 'well_done')),
    CONSTRAINT ck_work_block CHECK (block >= 0),
    CONSTRAINT ck_work_something CHECK (text IS NOT NULL OR media_id IS NOT NULL),
    CONSTRAINT ck_work_judged CHECK ((verdict IS NULL) = (judged_at IS NULL)),
    CONSTRAINT fk_work_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_work_id ON work (id);

CREATE INDEX ix_work_media_id ON work (media_id);

CREATE INDEX ix_work_module_id_judged_at ON work (module_id, judged_at);

CREATE INDEX ix_work_person_id ON work (person_id);

CREATE TABLE workshop_fact (
    territory_id UUID NOT NULL,
    id UUID NOT NULL,
    workshop_id UUID NOT NULL,
    number INTEGER NOT NULL,
    skill_id UUID NOT NULL,
    level INTEGER NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by UUID NOT NULL,
    hours DOUBLE PRECISION,
    evidence_id UUID,
    CONSTRAINT pk_workshop_fact PRIMARY KEY (territory_id, id),
    CONSTRAINT uq_workshop_fact_territory_id_workshop_id_number_skill_id UNIQUE (territory_id, workshop_id, number, skill_id),
    CONSTRAINT fk_workshop_fact_territory_id_workshop_id_number FOREIGN KEY(territory_id, workshop_id, number) REFERENCES workshop_seat (territory_id, workshop_id, number),
    CONSTRAINT fk_workshop_fact_territory_id_by FOREIGN KEY(territory_id, by) REFERENCES person (territory_id, id),
    CONSTRAINT ck_workshop_fact_level CHECK (level BETWEEN 1 AND 4),
    CONSTRAINT ck_workshop_fact_hours CHECK (hours >= 0),
    CONSTRAINT fk_workshop_fact_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_workshop_fact_skill_id FOREIGN KEY(skill_id) REFERENCES skill (id)
);

CREATE INDEX ix_workshop_fact_workshop_id_number ON workshop_fact (workshop_id, number);
