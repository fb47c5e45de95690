using System.Data;
using System.Data.Common;

namespace Mrci.Engine.Embedded.Storage;

// Parameters of the three statements; names, types, and values are those of Orleans' provider.
internal sealed record AdoNetStatement(string Text, GrainStateKey Key, string StateName, string ServiceId)
{
    public bool HasVersion { get; init; }

    public int? Version { get; init; }

    public byte[]? Payload { get; init; }

    // Fills a command, whose parameters may be those of an earlier statement with the same text.
    public void Fill(DbCommand command)
    {
        command.CommandText = Text;
        Set(command, "GrainIdHash", DbType.Int32, Key.Hash);
        Set(command, "GrainIdN0", DbType.Int64, Key.N0);
        Set(command, "GrainIdN1", DbType.Int64, Key.N1);
        Set(command, "GrainTypeHash", DbType.Int32, GrainStateKey.HashOf(StateName));
        Set(command, "GrainTypeString", DbType.String, StateName);
        Set(command, "GrainIdExtensionString", DbType.String, Key.Extension);
        Set(command, "ServiceId", DbType.String, ServiceId);
        if (HasVersion)
            Set(command, "GrainStateVersion", DbType.Int32, Version);
        if (Payload is not null)
            Set(command, "PayloadBinary", DbType.Binary, Payload);
    }

    private static void Set(DbCommand command, string name, DbType type, object? value)
    {
        DbParameter parameter;
        var index = command.Parameters.IndexOf(name);
        if (index >= 0)
        {
            parameter = command.Parameters[index];
        }
        else
        {
            parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.DbType = type;
            command.Parameters.Add(parameter);
        }

        parameter.Value = value ?? DBNull.Value;
    }
}
