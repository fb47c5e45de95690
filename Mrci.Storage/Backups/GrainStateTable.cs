using System.Data;
using System.Data.Common;

namespace Mrci.Storage.Backups;

/// <summary><c>OrleansStorage</c>.</summary>
internal sealed class GrainStateTable : BackupTable
{
    public override string Name => "OrleansStorage";

    public override Type Line => typeof(GrainStateLine);

    public override string Select =>
        """
        SELECT ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, GrainIdHash, GrainTypeHash, Version, ModifiedOn,
               PayloadBinary
        FROM OrleansStorage
        ORDER BY ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, GrainIdHash, GrainTypeHash
        """;

    public override string Insert =>
        """
        INSERT INTO OrleansStorage
            (ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, GrainIdHash, GrainTypeHash, Version, ModifiedOn,
             PayloadBinary)
        VALUES (@Service, @Type, @Extension, @N0, @N1, @IdHash, @TypeHash, @Version, @Modified, @Payload)
        """;

    public override BackupLine Read(DbDataReader reader) => new GrainStateLine(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt32(5),
        reader.GetInt32(6), reader.GetInt32(7), Utc(reader, 8), reader.IsDBNull(9) ? null : Bytes(reader, 9));

    public override void Bind(DbCommand command, BackupLine line)
    {
        var state = (GrainStateLine)line;
        Set(command, "Service", DbType.String, state.Service);
        Set(command, "Type", DbType.String, state.Type);
        Set(command, "Extension", DbType.String, state.Extension);
        Set(command, "N0", DbType.Int64, state.N0);
        Set(command, "N1", DbType.Int64, state.N1);
        Set(command, "IdHash", DbType.Int32, state.IdHash);
        Set(command, "TypeHash", DbType.Int32, state.TypeHash);
        Set(command, "Version", DbType.Int32, state.Version);
        Set(command, "Modified", DbType.DateTime, state.Modified);
        Set(command, "Payload", DbType.Binary, state.Payload);
    }
}
