-- A silo that the cluster has declared dead writes no more, whatever it believes itself: a process that stood still does not know that its grains
-- live elsewhere by now. Its connections for grain state name it, "mrci address:port@generation"; connections with another name write as before.
-- A silo that is not in the table of members any more counts as dead (6).

UPDATE OrleansQuery SET QueryText = N'
SET NOCOUNT ON;
DECLARE @Writer nvarchar(128) = coalesce(APP_NAME(), N'''') COLLATE Latin1_General_100_BIN2;
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
                        AND ServiceId = @ServiceId)
      AND (@Writer NOT LIKE N''mrci %@%''
           OR EXISTS (SELECT 1 FROM OrleansMembershipTable
                      WHERE Status <> 6 AND concat(N''mrci '', Address, N'':'', Port, N''@'', Generation) = @Writer));
ELSE
    UPDATE OrleansStorage
    SET PayloadBinary = @PayloadBinary, ModifiedOn = sysutcdatetime(), Version = Version + 1
    OUTPUT inserted.Version AS NewGrainStateVersion
    WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
      AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
      AND GrainTypeString = @GrainTypeString
      AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, N'''')
      AND ServiceId = @ServiceId
      AND Version = @GrainStateVersion
      AND (@Writer NOT LIKE N''mrci %@%''
           OR EXISTS (SELECT 1 FROM OrleansMembershipTable
                      WHERE Status <> 6 AND concat(N''mrci '', Address, N'':'', Port, N''@'', Generation) = @Writer));
' WHERE QueryKey = 'WriteToStorageKey';

UPDATE OrleansQuery SET QueryText = N'
SET NOCOUNT ON;
DECLARE @Writer nvarchar(128) = coalesce(APP_NAME(), N'''') COLLATE Latin1_General_100_BIN2;
UPDATE OrleansStorage
SET PayloadBinary = NULL, ModifiedOn = sysutcdatetime(), Version = Version + 1
OUTPUT inserted.Version AS NewGrainStateVersion
WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
  AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainTypeString = @GrainTypeString
  AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, N'''')
  AND ServiceId = @ServiceId
  AND Version = @GrainStateVersion
  AND (@Writer NOT LIKE N''mrci %@%''
       OR EXISTS (SELECT 1 FROM OrleansMembershipTable
                  WHERE Status <> 6 AND concat(N''mrci '', Address, N'':'', Port, N''@'', Generation) = @Writer));
' WHERE QueryKey = 'ClearStorageKey';
