-- Reminders of grains, for the ADO.NET reminder table of Orleans. Parameters by name:
--   ServiceId, GrainId, ReminderName text; StartTime UTC; Period in ms, int or long; GrainHash, BeginHash, EndHash, Version int.
-- Reads answer with GrainId, ReminderName, StartTime, Period, Version; the upsert with Version, the delete with one number: rows gone.

-- The lengths make the key 1 600 bytes wide at most; 1 700 are allowed to an index that is not clustered.
CREATE TABLE OrleansRemindersTable
(
    ServiceId    nvarchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL,
    GrainId      nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ReminderName nvarchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL,
    StartTime    datetime2(3)  NOT NULL,
    Period       bigint        NOT NULL,
    GrainHash    int           NOT NULL,
    Version      int           NOT NULL,
    CONSTRAINT PK_OrleansRemindersTable PRIMARY KEY NONCLUSTERED (ServiceId, GrainId, ReminderName)
);
CREATE INDEX IX_OrleansRemindersTable_GrainHash ON OrleansRemindersTable (ServiceId, GrainHash);

-- UPDLOCK and HOLDLOCK keep the place of a missing row until it is filled.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpsertReminderRowKey', N'
SET XACT_ABORT, NOCOUNT ON;
BEGIN TRANSACTION;
UPDATE OrleansRemindersTable WITH (UPDLOCK, HOLDLOCK)
SET StartTime = @StartTime, Period = @Period, GrainHash = @GrainHash, Version = Version + 1
OUTPUT inserted.Version
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName;
IF @@ROWCOUNT = 0
    INSERT INTO OrleansRemindersTable (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
    OUTPUT inserted.Version
    VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0);
COMMIT TRANSACTION;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadReminderRowsKey', N'
SELECT GrainId, ReminderName, StartTime, Period, Version
FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainId = @GrainId;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadReminderRowKey', N'
SELECT GrainId, ReminderName, StartTime, Period, Version
FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName;
');

-- A part of the ring of hashes, without its begin and with its end.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadRangeRows1Key', N'
SELECT GrainId, ReminderName, StartTime, Period, Version
FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainHash > @BeginHash AND GrainHash <= @EndHash;
');

-- The same for a part that passes the end of the ring.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadRangeRows2Key', N'
SELECT GrainId, ReminderName, StartTime, Period, Version
FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND (GrainHash > @BeginHash OR GrainHash <= @EndHash);
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteReminderRowKey', N'
SET NOCOUNT ON;
DELETE FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName AND Version = @Version;
SELECT @@ROWCOUNT;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteReminderRowsKey', N'
DELETE FROM OrleansRemindersTable WHERE ServiceId = @ServiceId;
');
