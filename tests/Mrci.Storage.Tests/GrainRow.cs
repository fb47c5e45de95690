using System.Data;
using System.Data.Common;

namespace Mrci.Storage.Tests;

/// <summary>The identity of one grain's row, and the parameters as the ADO.NET provider of Orleans sets them.</summary>
internal sealed record GrainRow(int IdHash = 7, long N0 = 0, long N1 = 42, int TypeHash = 9, string Type = "account", string? Extension = null, string Service = "mrci")
{
    public void Bind(DbCommand command)
    {
        Add(command, "GrainIdHash", DbType.Int32, IdHash);
        Add(command, "GrainIdN0", DbType.Int64, N0);
        Add(command, "GrainIdN1", DbType.Int64, N1);
        Add(command, "GrainTypeHash", DbType.Int32, TypeHash);
        Add(command, "GrainTypeString", DbType.String, Type);
        Add(command, "GrainIdExtensionString", DbType.String, Extension);
        Add(command, "ServiceId", DbType.String, Service);
    }

    public static void Add(DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        parameter.DbType = type;
        command.Parameters.Add(parameter);
    }
}
