-- Grain state in the tables that the ADO.NET provider of Orleans expects, so that either engine can use the database.
-- The provider asks for the statements below by their key and binds parameters by name:
--   GrainIdHash, GrainTypeHash int; GrainIdN0, GrainIdN1 long; GrainTypeString, GrainIdExtensionString (may be null), ServiceId text;
--   GrainStateVersion int, null when the grain has seen no row; PayloadBinary bytes.
-- Write and clear answer with one row, the new version, or with no row when the version is stale.

CREATE TABLE OrleansQuery
(
    QueryKey  nvarchar(64)  NOT NULL CONSTRAINT PK_OrleansQuery PRIMARY KEY,
    QueryText nvarchar(max) NOT NULL
);

-- The key holds '' for "no extension", because a primary key takes no NULL. Binary collation: the default of most servers takes upper
-- and lower case for the same. Names that differ only in blanks at the end have different hashes, which the key holds as well.
-- The lengths make the key 1 648 bytes wide at most; 1 700 are allowed to an index that is not clustered.
CREATE TABLE OrleansStorage
(
    GrainIdHash            int            NOT NULL,
    GrainIdN0              bigint         NOT NULL,
    GrainIdN1              bigint         NOT NULL,
    GrainTypeHash          int            NOT NULL,
    GrainTypeString        nvarchar(150)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    GrainIdExtensionString nvarchar(512)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    ServiceId              nvarchar(150)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    PayloadBinary          varbinary(max) NULL,
    ModifiedOn             datetime2(3)   NOT NULL,
    Version                int            NOT NULL,
    CONSTRAINT PK_OrleansStorage PRIMARY KEY NONCLUSTERED
        (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', N'
SELECT PayloadBinary, ModifiedOn, Version
FROM OrleansStorage
WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
  AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainTypeString = @GrainTypeString
  AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, N'''')
  AND ServiceId = @ServiceId;
');

-- One statement runs, so that nothing can come between: a null version inserts unless the row is there, a version updates exactly
-- that version. UPDLOCK and HOLDLOCK keep the place of the missing row until it is filled: of two inserts the second finds it there.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', N'
SET NOCOUNT ON;
IF @GrainStateVersion IS NULL
    INSERT INTO OrleansStorage
        (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
         PayloadBinary, ModifiedOn, Version)
    OUTPUT inserted.Version AS NewGrainStateVersion
    SELECT @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, coalesce(@GrainIdExtensionString, N''''), @ServiceId,
           @PayloadBinary, sysutcdatetime(), 1
    WHERE NOT EXISTS (SELECT 1 FROM OrleansStorage WITH (UPDLOCK, HOLDLOCK)
                      WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
                        AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
                        AND GrainTypeString = @GrainTypeString
                        AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, N'''')
                        AND ServiceId = @ServiceId);
ELSE
    UPDATE OrleansStorage
    SET PayloadBinary = @PayloadBinary, ModifiedOn = sysutcdatetime(), Version = Version + 1
    OUTPUT inserted.Version AS NewGrainStateVersion
    WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
      AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
      AND GrainTypeString = @GrainTypeString
      AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, N'''')
      AND ServiceId = @ServiceId
      AND Version = @GrainStateVersion;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ClearStorageKey', N'
SET NOCOUNT ON;
UPDATE OrleansStorage
SET PayloadBinary = NULL, ModifiedOn = sysutcdatetime(), Version = Version + 1
OUTPUT inserted.Version AS NewGrainStateVersion
WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
  AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainTypeString = @GrainTypeString
  AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, N'''')
  AND ServiceId = @ServiceId
  AND Version = @GrainStateVersion;
');
