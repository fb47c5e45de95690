-- Append-only logs (D-801). Times are UTC text, yyyy-MM-dd HH:mm:ss.fff: they sort as text and render by cutting (C-TBL.2).
-- Identities are never used again after a trim, so the order of equal times stays the order of writing (C-TBL.3).

-- D-109, D-802: the account as it was then; no reference to a live account.
CREATE TABLE auth_log
(
    id                 bigint IDENTITY NOT NULL CONSTRAINT PK_auth_log PRIMARY KEY,
    time_stamp         nvarchar(23) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ip_address         nvarchar(64)    NOT NULL,
    user_id            varbinary(64)   NOT NULL,
    user_name          nvarchar(max)   NOT NULL,
    auth_attempt       bit             NOT NULL,
    recover_attempt    bit             NOT NULL,
    accepted           bit             NOT NULL,
    count_to_threshold bit             NOT NULL
);
CREATE INDEX ix_auth_log_time ON auth_log (time_stamp, id);

-- D-115
CREATE TABLE activity_log
(
    id             bigint IDENTITY NOT NULL CONSTRAINT PK_activity_log PRIMARY KEY,
    time_stamp     nvarchar(23) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ip_address     nvarchar(64)    NOT NULL,
    client_version nvarchar(32)    NOT NULL,
    session_id     varbinary(64)   NOT NULL,
    log_entry      nvarchar(max)   NOT NULL
);
CREATE INDEX ix_activity_log_time ON activity_log (time_stamp, id);

-- D-116
CREATE TABLE debug_log
(
    id         bigint IDENTITY NOT NULL CONSTRAINT PK_debug_log PRIMARY KEY,
    time_stamp nvarchar(23) COLLATE Latin1_General_100_BIN2 NOT NULL,
    log_entry  nvarchar(max)   NOT NULL
);
CREATE INDEX ix_debug_log_time ON debug_log (time_stamp, id);
