-- Members of clusters, for the ADO.NET clustering of Orleans. Parameters by name:
--   DeploymentId, Address, SiloName, HostName, SuspectTimes (may be null) text; Port, Generation, Status, ProxyPort, Version int;
--   StartTime, IAmAliveTime UTC.
-- Every change of a member names the version of the table that it was decided on, and fails as a whole when that is no longer it.
-- The changes answer with one number: 1 done, 0 not done.

CREATE TABLE OrleansMembershipVersionTable
(
    DeploymentId text COLLATE "C" NOT NULL PRIMARY KEY,
    Timestamp    timestamptz(3)   NOT NULL,
    Version      integer          NOT NULL
);

CREATE TABLE OrleansMembershipTable
(
    DeploymentId text COLLATE "C" NOT NULL REFERENCES OrleansMembershipVersionTable (DeploymentId),
    Address      text COLLATE "C" NOT NULL,
    Port         integer          NOT NULL,
    Generation   integer          NOT NULL,
    SiloName     text             NOT NULL,
    HostName     text             NOT NULL,
    Status       integer          NOT NULL,
    ProxyPort    integer          NULL,
    SuspectTimes text             NULL,
    StartTime    timestamptz(3)   NOT NULL,
    IAmAliveTime timestamptz(3)   NOT NULL,
    CONSTRAINT PK_OrleansMembershipTable PRIMARY KEY (DeploymentId, Address, Port, Generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipVersionKey', '
WITH added AS
(
    INSERT INTO OrleansMembershipVersionTable (DeploymentId, Timestamp, Version)
    VALUES (@DeploymentId, now(), 0)
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT count(*) FROM added;
');

-- The version is taken first: whoever comes second waits for its row, finds it changed, and adds nothing.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipKey', '
WITH next AS
(
    UPDATE OrleansMembershipVersionTable
    SET Timestamp = now(), Version = Version + 1
    WHERE DeploymentId = @DeploymentId AND Version = @Version
      AND NOT EXISTS (SELECT 1 FROM OrleansMembershipTable
                      WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation)
    RETURNING DeploymentId
),
added AS
(
    INSERT INTO OrleansMembershipTable
        (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
    SELECT DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    FROM next
    RETURNING 1
)
SELECT count(*) FROM added;
');

-- The member is locked before the version is taken, so that both change or none.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateMembershipKey', '
WITH member AS
(
    SELECT DeploymentId
    FROM OrleansMembershipTable
    WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
    FOR UPDATE
),
next AS
(
    UPDATE OrleansMembershipVersionTable
    SET Timestamp = now(), Version = Version + 1
    WHERE DeploymentId = (SELECT DeploymentId FROM member) AND Version = @Version
    RETURNING DeploymentId
),
changed AS
(
    UPDATE OrleansMembershipTable
    SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
    WHERE DeploymentId = (SELECT DeploymentId FROM next) AND Address = @Address AND Port = @Port AND Generation = @Generation
    RETURNING 1
)
SELECT count(*) FROM changed;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateIAmAlivetimeKey', '
UPDATE OrleansMembershipTable
SET IAmAliveTime = @IAmAliveTime
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation;
');

-- The version comes back without members too, then with nulls for the member.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadRowKey', '
SELECT v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes,
       m.StartTime, m.IAmAliveTime, v.Version
FROM OrleansMembershipVersionTable v
LEFT JOIN OrleansMembershipTable m
    ON m.DeploymentId = v.DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
WHERE v.DeploymentId = @DeploymentId;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadAllKey', '
SELECT v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes,
       m.StartTime, m.IAmAliveTime, v.Version
FROM OrleansMembershipVersionTable v
LEFT JOIN OrleansMembershipTable m ON m.DeploymentId = v.DeploymentId
WHERE v.DeploymentId = @DeploymentId;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('GatewaysQueryKey', '
SELECT Address, ProxyPort, Generation
FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0;
');

-- 3 is Active in the enumeration of Orleans: an active member is declared dead by vote, never cleaned up.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('CleanupDefunctSiloEntriesKey', '
DELETE FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND IAmAliveTime < @IAmAliveTime AND Status <> 3;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteMembershipTableEntriesKey', '
DELETE FROM OrleansMembershipTable WHERE DeploymentId = @DeploymentId;
DELETE FROM OrleansMembershipVersionTable WHERE DeploymentId = @DeploymentId;
');
