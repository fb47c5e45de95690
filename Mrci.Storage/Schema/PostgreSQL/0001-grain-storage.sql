-- Grain state in the tables that the ADO.NET provider of Orleans expects, so that either engine can use the database.
-- The provider asks for the statements below by their key and binds parameters by name:
--   GrainIdHash, GrainTypeHash int; GrainIdN0, GrainIdN1 long; GrainTypeString, GrainIdExtensionString (may be null), ServiceId text;
--   GrainStateVersion int, null when the grain has seen no row; PayloadBinary bytes.
-- Write and clear answer with one row, the new version, or with no row when the version is stale.

CREATE TABLE OrleansQuery
(
    QueryKey  varchar(64) NOT NULL PRIMARY KEY,
    QueryText text        NOT NULL
);

-- The key holds '' for "no extension", because a primary key takes no NULL. Collation "C": names are compared by their bytes, and
-- the index stays right when the operating system changes its collations.
-- fillfactor: a new version of a row that stays on its page leaves the index alone.
CREATE TABLE OrleansStorage
(
    GrainIdHash            integer          NOT NULL,
    GrainIdN0              bigint           NOT NULL,
    GrainIdN1              bigint           NOT NULL,
    GrainTypeHash          integer          NOT NULL,
    GrainTypeString        text COLLATE "C" NOT NULL,
    GrainIdExtensionString text COLLATE "C" NOT NULL,
    ServiceId              text COLLATE "C" NOT NULL,
    PayloadBinary          bytea            NULL,
    ModifiedOn             timestamptz(3)   NOT NULL,
    Version                integer          NOT NULL,
    CONSTRAINT PK_OrleansStorage PRIMARY KEY
        (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
)
WITH (fillfactor = 80);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', '
SELECT PayloadBinary, ModifiedOn, Version
FROM OrleansStorage
WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
  AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainTypeString = @GrainTypeString
  AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
  AND ServiceId = @ServiceId;
');

-- One statement for both ways: a version updates exactly that version, a null version inserts unless the row is there. Without a
-- match each half is empty. A stale version never brings back a row that has gone.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', '
WITH replaced AS
(
    UPDATE OrleansStorage
    SET PayloadBinary = @PayloadBinary, ModifiedOn = now(), Version = Version + 1
    WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
      AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
      AND GrainTypeString = @GrainTypeString
      AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
      AND ServiceId = @ServiceId
      AND Version = @GrainStateVersion
    RETURNING Version
),
added AS
(
    INSERT INTO OrleansStorage
        (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
         PayloadBinary, ModifiedOn, Version)
    SELECT @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, coalesce(@GrainIdExtensionString, ''''), @ServiceId,
           @PayloadBinary, now(), 1
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING Version
)
SELECT Version AS NewGrainStateVersion FROM replaced
UNION ALL
SELECT Version FROM added;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ClearStorageKey', '
UPDATE OrleansStorage
SET PayloadBinary = NULL, ModifiedOn = now(), Version = Version + 1
WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
  AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainTypeString = @GrainTypeString
  AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
  AND ServiceId = @ServiceId
  AND Version = @GrainStateVersion
RETURNING Version AS NewGrainStateVersion;
');
