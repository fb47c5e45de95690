-- Append-only logs (D-801). Times are UTC text, yyyy-MM-dd HH:mm:ss.fff: they sort as text and render by cutting (C-TBL.2).
-- Identities are never used again after a trim, so the order of equal times stays the order of writing (C-TBL.3).

-- D-109, D-802: the account as it was then; no reference to a live account.
CREATE TABLE auth_log
(
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time_stamp         text COLLATE "C" NOT NULL,
    ip_address         text             NOT NULL,
    user_id            bytea            NOT NULL,
    user_name          text             NOT NULL,
    auth_attempt       boolean          NOT NULL,
    recover_attempt    boolean          NOT NULL,
    accepted           boolean          NOT NULL,
    count_to_threshold boolean          NOT NULL
);
CREATE INDEX ix_auth_log_time ON auth_log (time_stamp, id);

-- D-115
CREATE TABLE activity_log
(
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time_stamp     text COLLATE "C" NOT NULL,
    ip_address     text             NOT NULL,
    client_version text             NOT NULL,
    session_id     bytea            NOT NULL,
    log_entry      text             NOT NULL
);
CREATE INDEX ix_activity_log_time ON activity_log (time_stamp, id);

-- D-116
CREATE TABLE debug_log
(
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time_stamp text COLLATE "C" NOT NULL,
    log_entry  text             NOT NULL
);
CREATE INDEX ix_debug_log_time ON debug_log (time_stamp, id);
