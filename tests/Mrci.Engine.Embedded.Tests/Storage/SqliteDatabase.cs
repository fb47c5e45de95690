using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Mrci.Engine.Embedded.Tests.Storage;

/// <summary>A database file with the tables that Orleans' ADO.NET provider asks for.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const string Key = """
        GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
        AND GrainTypeString = @GrainTypeString AND GrainIdExtensionString IS @GrainIdExtensionString AND ServiceId = @ServiceId
        """;

    private const string Tables = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE OrleansQuery (QueryKey TEXT PRIMARY KEY, QueryText TEXT NOT NULL);
        CREATE TABLE OrleansStorage (
            GrainIdHash INT NOT NULL, GrainIdN0 BIGINT NOT NULL, GrainIdN1 BIGINT NOT NULL, GrainTypeHash INT NOT NULL,
            GrainTypeString TEXT NOT NULL, GrainIdExtensionString TEXT NULL, ServiceId TEXT NOT NULL,
            PayloadBinary BLOB NULL, ModifiedOn TEXT NOT NULL, Version INT NULL,
            CHECK (PayloadBinary IS NULL OR instr(PayloadBinary, 'forbidden') = 0));
        CREATE UNIQUE INDEX IX_OrleansStorage ON OrleansStorage
            (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, coalesce(GrainIdExtensionString, ''), ServiceId);
        """;

    private const string Write = $"""
        INSERT INTO OrleansStorage
        SELECT @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @PayloadBinary, datetime('now'), 1
        WHERE @GrainStateVersion IS NULL
        ON CONFLICT DO NOTHING RETURNING Version AS NewGrainStateVersion;
        UPDATE OrleansStorage SET PayloadBinary = @PayloadBinary, ModifiedOn = datetime('now'), Version = Version + 1
        WHERE {Key} AND Version = @GrainStateVersion RETURNING Version AS NewGrainStateVersion
        """;

    private const string Clear = $"""
        UPDATE OrleansStorage SET PayloadBinary = NULL, ModifiedOn = datetime('now'), Version = Version + 1
        WHERE {Key} AND Version = @GrainStateVersion RETURNING Version AS NewGrainStateVersion
        """;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"mrci-engine-{Guid.NewGuid():N}.db");

    public SqliteDatabase()
    {
        Source = SqliteFactory.Instance.CreateDataSource($"Data Source={_path}");
        Execute(Tables);
        AddQuery("ReadFromStorageKey", $"SELECT PayloadBinary, Version FROM OrleansStorage WHERE {Key}");
        AddQuery("WriteToStorageKey", Write);
        AddQuery("ClearStorageKey", Clear);
    }

    public DbDataSource Source { get; }

    public object? Scalar(string sql)
    {
        using var command = Source.CreateCommand(sql);
        return command.ExecuteScalar();
    }

    public void Execute(string sql)
    {
        using var command = Source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Source.Dispose();
        SqliteConnection.ClearAllPools();
        File.Delete(_path);
    }

    private void AddQuery(string key, string text) => Execute($"INSERT INTO OrleansQuery VALUES ('{key}', '{text.Replace("'", "''", StringComparison.Ordinal)}')");
}
