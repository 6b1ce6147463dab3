CREATE TABLE webhook (
    territory_id VARCHAR(36) NOT NULL,
    platform_id VARCHAR(36) NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT pk_webhook PRIMARY KEY (territory_id, platform_id),
    CONSTRAINT fk_webhook_territory_id_platform_id FOREIGN KEY(territory_id, platform_id) REFERENCES xapi_platform (territory_id, id),
    CONSTRAINT fk_webhook_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);

CREATE INDEX ix_webhook_platform_id ON webhook (platform_id);
