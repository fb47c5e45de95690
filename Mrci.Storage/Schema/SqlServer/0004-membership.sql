-- Members of clusters, for the ADO.NET clustering of Orleans. Parameters by name:
--   DeploymentId, Address, SiloName, HostName, SuspectTimes (may be null) text; Port, Generation, Status, ProxyPort, Version int;
--   StartTime, IAmAliveTime UTC.
-- Every change of a member names the version of the table that it was decided on, and fails as a whole when that is no longer it.
-- The changes answer with one number: 1 done, 0 not done.

-- The lengths make the key of a member 398 bytes wide at most.
CREATE TABLE OrleansMembershipVersionTable
(
    DeploymentId nvarchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT PK_OrleansMembershipVersionTable PRIMARY KEY,
    Timestamp    datetime2(3)  NOT NULL,
    Version      int           NOT NULL
);

CREATE TABLE OrleansMembershipTable
(
    DeploymentId nvarchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL
        CONSTRAINT FK_OrleansMembershipTable REFERENCES OrleansMembershipVersionTable (DeploymentId),
    Address      nvarchar(45)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    Port         int           NOT NULL,
    Generation   int           NOT NULL,
    SiloName     nvarchar(150) NOT NULL,
    HostName     nvarchar(255) NOT NULL,
    Status       int           NOT NULL,
    ProxyPort    int           NULL,
    SuspectTimes nvarchar(max) NULL,
    StartTime    datetime2(3)  NOT NULL,
    IAmAliveTime datetime2(3)  NOT NULL,
    CONSTRAINT PK_OrleansMembershipTable PRIMARY KEY (DeploymentId, Address, Port, Generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipVersionKey', N'
SET NOCOUNT ON;
INSERT INTO OrleansMembershipVersionTable (DeploymentId, Timestamp, Version)
SELECT @DeploymentId, sysutcdatetime(), 0
WHERE NOT EXISTS (SELECT 1 FROM OrleansMembershipVersionTable WITH (UPDLOCK, HOLDLOCK) WHERE DeploymentId = @DeploymentId);
SELECT @@ROWCOUNT;
');

-- The version is taken first: whoever comes second waits for its row, finds it changed, and adds nothing.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipKey', N'
SET XACT_ABORT, NOCOUNT ON;
DECLARE @Done int;
BEGIN TRANSACTION;
UPDATE OrleansMembershipVersionTable
SET Timestamp = sysutcdatetime(), Version = Version + 1
WHERE DeploymentId = @DeploymentId AND Version = @Version
  AND NOT EXISTS (SELECT 1 FROM OrleansMembershipTable
                  WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation);
SET @Done = @@ROWCOUNT;
IF @Done = 1
    INSERT INTO OrleansMembershipTable
        (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
    VALUES (@DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime);
COMMIT TRANSACTION;
SELECT @Done;
');

-- The member is changed first, and the change taken back when the version is another one: both change or none.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateMembershipKey', N'
SET XACT_ABORT, NOCOUNT ON;
DECLARE @Done int;
BEGIN TRANSACTION;
UPDATE OrleansMembershipTable
SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation;
SET @Done = @@ROWCOUNT;
IF @Done = 1
BEGIN
    UPDATE OrleansMembershipVersionTable
    SET Timestamp = sysutcdatetime(), Version = Version + 1
    WHERE DeploymentId = @DeploymentId AND Version = @Version;
    SET @Done = @@ROWCOUNT;
END;
IF @Done = 1
    COMMIT TRANSACTION;
ELSE
    ROLLBACK TRANSACTION;
SELECT @Done;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateIAmAlivetimeKey', N'
UPDATE OrleansMembershipTable
SET IAmAliveTime = @IAmAliveTime
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation;
');

-- The version comes back without members too, then with nulls for the member.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadRowKey', N'
SELECT v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes,
       m.StartTime, m.IAmAliveTime, v.Version
FROM OrleansMembershipVersionTable v
LEFT JOIN OrleansMembershipTable m
    ON m.DeploymentId = v.DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
WHERE v.DeploymentId = @DeploymentId;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadAllKey', N'
SELECT v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes,
       m.StartTime, m.IAmAliveTime, v.Version
FROM OrleansMembershipVersionTable v
LEFT JOIN OrleansMembershipTable m ON m.DeploymentId = v.DeploymentId
WHERE v.DeploymentId = @DeploymentId;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('GatewaysQueryKey', N'
SELECT Address, ProxyPort, Generation
FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0;
');

-- 3 is Active in the enumeration of Orleans: an active member is declared dead by vote, never cleaned up.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('CleanupDefunctSiloEntriesKey', N'
DELETE FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND IAmAliveTime < @IAmAliveTime AND Status <> 3;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteMembershipTableEntriesKey', N'
DELETE FROM OrleansMembershipTable WHERE DeploymentId = @DeploymentId;
DELETE FROM OrleansMembershipVersionTable WHERE DeploymentId = @DeploymentId;
');
