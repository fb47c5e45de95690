-- A silo that the cluster has declared dead writes no more, whatever it believes itself: a process that stood still does not know that its grains
-- live elsewhere by now. Its connections for grain state name it, "mrci address:port@generation"; connections with another name write as before.
-- A silo that is not in the table of members any more counts as dead (6).

UPDATE OrleansQuery SET QueryText = '
WITH fence AS
(
    SELECT 1
    WHERE current_setting(''application_name'') NOT LIKE ''mrci %@%''
       OR EXISTS (SELECT 1 FROM OrleansMembershipTable
                  WHERE Status <> 6
                    AND ''mrci '' || Address || '':'' || Port || ''@'' || Generation = current_setting(''application_name''))
),
replaced AS
(
    UPDATE OrleansStorage
    SET PayloadBinary = @PayloadBinary, ModifiedOn = now(), Version = Version + 1
    WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
      AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
      AND GrainTypeString = @GrainTypeString
      AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
      AND ServiceId = @ServiceId
      AND Version = @GrainStateVersion
      AND EXISTS (SELECT 1 FROM fence)
    RETURNING Version
),
added AS
(
    INSERT INTO OrleansStorage
        (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
         PayloadBinary, ModifiedOn, Version)
    SELECT @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, coalesce(@GrainIdExtensionString, ''''), @ServiceId,
           @PayloadBinary, now(), 1
    WHERE @GrainStateVersion IS NULL AND EXISTS (SELECT 1 FROM fence)
    ON CONFLICT DO NOTHING
    RETURNING Version
)
SELECT Version AS NewGrainStateVersion FROM replaced
UNION ALL
SELECT Version FROM added;
' WHERE QueryKey = 'WriteToStorageKey';

UPDATE OrleansQuery SET QueryText = '
WITH fence AS
(
    SELECT 1
    WHERE current_setting(''application_name'') NOT LIKE ''mrci %@%''
       OR EXISTS (SELECT 1 FROM OrleansMembershipTable
                  WHERE Status <> 6
                    AND ''mrci '' || Address || '':'' || Port || ''@'' || Generation = current_setting(''application_name''))
)
UPDATE OrleansStorage
SET PayloadBinary = NULL, ModifiedOn = now(), Version = Version + 1
WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
  AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainTypeString = @GrainTypeString
  AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
  AND ServiceId = @ServiceId
  AND Version = @GrainStateVersion
  AND EXISTS (SELECT 1 FROM fence)
RETURNING Version AS NewGrainStateVersion;
' WHERE QueryKey = 'ClearStorageKey';
