-- Append-only logs (D-801). Times are UTC text, yyyy-MM-dd HH:mm:ss.fff: they sort as text and render by cutting (C-TBL.2).
-- AUTOINCREMENT: ids are never used again after a trim, so the order of equal times stays the order of writing (C-TBL.3).

-- D-109, D-802: the account as it was then; no reference to a live account.
CREATE TABLE auth_log
(
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    time_stamp         TEXT    NOT NULL,
    ip_address         TEXT    NOT NULL,
    user_id            BLOB    NOT NULL,
    user_name          TEXT    NOT NULL,
    auth_attempt       INTEGER NOT NULL,
    recover_attempt    INTEGER NOT NULL,
    accepted           INTEGER NOT NULL,
    count_to_threshold INTEGER NOT NULL
);
CREATE INDEX ix_auth_log_time ON auth_log (time_stamp, id);

-- D-115
CREATE TABLE activity_log
(
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    time_stamp     TEXT NOT NULL,
    ip_address     TEXT NOT NULL,
    client_version TEXT NOT NULL,
    session_id     BLOB NOT NULL,
    log_entry      TEXT NOT NULL
);
CREATE INDEX ix_activity_log_time ON activity_log (time_stamp, id);

-- D-116
CREATE TABLE debug_log
(
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    time_stamp TEXT NOT NULL,
    log_entry  TEXT NOT NULL
);
CREATE INDEX ix_debug_log_time ON debug_log (time_stamp, id);
