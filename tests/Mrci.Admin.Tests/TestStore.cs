using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Mrci.Storage;

namespace Mrci.Admin.Tests;

/// <summary>A store as the command line names it, and a look into it past the program under test.</summary>
internal sealed record TestStore(string[] Arguments, StoreOptions Options)
{
    public static TestStore Sqlite(string directory) => new(["--data", directory], new StoreOptions { DataDirectory = directory });

    public static TestStore PostgreSql(string connectionString) => new(
        ["--provider", "PostgreSQL", "--connection", connectionString],
        new StoreOptions { Provider = "PostgreSQL", DataDirectory = "", ConnectionString = connectionString });

    public async Task<Store> OpenAsync()
    {
        var store = new Store(Options, TimeProvider.System, NullLogger<Store>.Instance);
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return store;
    }

    /// <summary>States of every shape, reminders, and rows of each log.</summary>
    public async Task FillAsync(int states = 20)
    {
        await using var store = await OpenAsync();
        await using var connection = await store.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        for (var i = 0; i < states; i++)
            await InsertStateAsync(connection, transaction, i);
        await ExecuteAsync(
            """
            INSERT INTO OrleansRemindersTable (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
            VALUES ('mrci', 'user/x', 'wake', @Start, 5000000000, -7, 3)
            """,
            new { Start = new DateTime(2030, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc) });
        foreach (var position in new[] { 1, 2 })
        {
            await ExecuteAsync(
                "INSERT INTO protection_key (position, name, element) VALUES (@position, @Name, @Element)",
                new { position, Name = $"key-{position}", Element = $"<key id=\"{position}\">größer</key>" });
        }

        foreach (var part in new[] { 10, 2 })
        {
            await ExecuteAsync(
                "INSERT INTO module_file (installation, path, part, content) VALUES ('00ff', 'lib/größe.dll', @part, @Content)",
                new { part, Content = new byte[] { 0, 255, (byte)part } });
        }

        await ExecuteAsync(
            """
            INSERT INTO auth_log (time_stamp, ip_address, user_id, user_name, auth_attempt, recover_attempt, accepted, count_to_threshold)
            VALUES ('2030-01-01 00:00:00.000', '::1', @Id, 'größer', @Yes, @No, @Yes, @No)
            """,
            new { Id = new byte[32], Yes = true, No = false });
        await ExecuteAsync(
            """
            INSERT INTO activity_log (time_stamp, ip_address, client_version, session_id, log_entry)
            VALUES ('2030-01-01 00:00:00.000', '10.0.0.1', '1.2.3', @Id, 'two
            lines')
            """,
            new { Id = new byte[] { 0, 255 } });
        foreach (var text in new[] { "b", "a", "☃ 😀" })
            await ExecuteAsync("INSERT INTO debug_log (time_stamp, log_entry) VALUES ('2030-01-01 00:00:00.000', @text)", new { text });
        await transaction.CommitAsync();

        Task<int> ExecuteAsync(string sql, object parameters) => connection.ExecuteAsync(sql, parameters, transaction);
    }

    /// <summary>Everything that a backup must carry, as text that two stores can be compared by.</summary>
    public async Task<string[]> ContentsAsync()
    {
        await using var store = await OpenAsync();
        await using var connection = await store.DataSource.OpenConnectionAsync();
        List<string> rows = [];
        foreach (var select in new[]
        {
            "SELECT ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, GrainIdHash, GrainTypeHash, Version, PayloadBinary FROM OrleansStorage",
            "SELECT ServiceId, GrainId, ReminderName, Period, GrainHash, Version FROM OrleansRemindersTable",
            "SELECT position, name, element FROM protection_key ORDER BY position",
            "SELECT installation, path, part, content FROM module_file ORDER BY installation, path, part",
            "SELECT time_stamp, ip_address, user_id, user_name FROM auth_log WHERE auth_attempt = accepted AND recover_attempt <> accepted ORDER BY id",
            "SELECT time_stamp, ip_address, client_version, session_id, log_entry FROM activity_log ORDER BY id",
            "SELECT time_stamp, log_entry FROM debug_log ORDER BY id",
        })
        {
            await using var reader = await connection.ExecuteReaderAsync(select);
            var part = new List<string>();
            while (await reader.ReadAsync())
                part.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader, column))));
            if (select.Contains("ORDER", StringComparison.Ordinal))
                rows.AddRange(part);
            else
                rows.AddRange(part.Order(StringComparer.Ordinal));
        }

        return [.. rows];
    }

    public async Task<long> CountAsync(string table)
    {
        await using var store = await OpenAsync();
        await using var connection = await store.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table}");
    }

    private static Task<int> InsertStateAsync(DbConnection connection, DbTransaction transaction, int i)
    {
        var payload = new byte[i * 97];
        new Random(i).NextBytes(payload);
        return connection.ExecuteAsync(
            """
            INSERT INTO OrleansStorage
                (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, ModifiedOn, Version)
            VALUES (@Hash, @N0, @N1, 5, @Type, @Extension, 'mrci', @Payload, @Modified, @Version)
            """,
            new
            {
                Hash = i * 1_000_003,
                N0 = i % 3 == 0 ? long.MinValue : i,
                N1 = i % 4 == 0 ? long.MaxValue : -i,
                Type = i % 2 == 0 ? "user" : "subChannel",
                Extension = i % 5 == 0 ? "" : $"name/Größe '{i}'",
                // A cleared state has none.
                Payload = i % 7 == 6 ? null : payload,
                Modified = new DateTime(2030, 1, 1, 0, 0, 0, i, DateTimeKind.Utc),
                Version = i + 1,
            },
            transaction);
    }

    private static string Text(DbDataReader reader, int column) => reader.GetValue(column) switch
    {
        DBNull => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        var value => JsonValue.Create(value.ToString())!.ToJsonString(),
    };
}
