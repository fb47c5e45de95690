using System.Text;

namespace Mrci.Admin.Tests;

/// <summary>What does not work changes nothing and says why.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private static readonly string[] Tables = ["OrleansStorage", "OrleansRemindersTable", "protection_key", "module_file", "auth_log", "activity_log", "debug_log"];

    private readonly TemporaryDirectory _directory = new();
    private TestStore _store = null!;
    private TestStore _target = null!;

    public async ValueTask InitializeAsync()
    {
        _store = TestStore.Sqlite(_directory["data"]);
        _target = TestStore.Sqlite(_directory["target"]);
        await _store.FillAsync();
        (await AdminRun.BackupAsync(_store, _directory["backup"])).ShouldSucceed();
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Restore_into_a_store_with_contents_needs_replace()
    {
        var before = await _store.ContentsAsync();
        await _target.FillAsync(states: 3);

        (await AdminRun.RestoreAsync(_target, _directory["backup"])).ShouldFail("--replace");
        (await _target.CountAsync("OrleansStorage")).ShouldBe(3);

        (await AdminRun.RestoreAsync(_target, _directory["backup"], "--replace")).ShouldSucceed();
        (await _target.ContentsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("OrleansStorage")]
    [InlineData("module_file")]
    [InlineData("debug_log")]
    public async Task Store_with_rows_in_one_table_only_is_not_empty(string kept)
    {
        await _target.FillAsync(states: 3);
        await using (var store = await _target.OpenAsync())
        await using (var connection = await store.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            foreach (var table in Tables.Where(table => table != kept))
                await Dapper.SqlMapper.ExecuteAsync(connection, $"DELETE FROM {table}");
        }

        (await AdminRun.RestoreAsync(_target, _directory["backup"])).ShouldFail(kept);
    }

    [Theory]
    [InlineData("end", "cut off after line")]
    [InlineData("line", "damaged")]
    [InlineData("half", "cut off within line")]
    [InlineData("byte", "damaged")]
    [InlineData("twice", "behind the end")]
    [InlineData("unknown", "line 2 cannot be read")]
    [InlineData("format", "format 4")]
    [InlineData("empty", "cut off")]
    [InlineData("foreign", "not a backup")]
    [InlineData("log", "not a backup")]
    public async Task Damaged_backup_is_refused_and_the_store_stays_as_it_was(string damage, string reason)
    {
        await _target.FillAsync(states: 3);
        var before = await _target.ContentsAsync();
        await File.WriteAllTextAsync(_directory["damaged"], Damage(damage), TestContext.Current.CancellationToken);

        (await AdminRun.RestoreAsync(_target, _directory["damaged"], "--replace")).ShouldFail(reason);

        (await _target.ContentsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Restore_under_a_running_host_is_refused()
    {
        await using var host = await _target.OpenAsync();

        (await AdminRun.RestoreAsync(_target, _directory["backup"])).ShouldFail("Another host");
    }

    [Fact]
    public async Task Existing_file_is_not_overwritten()
    {
        var before = await File.ReadAllBytesAsync(_directory["backup"], TestContext.Current.CancellationToken);

        (await AdminRun.BackupAsync(_store, _directory["backup"])).ShouldFail("exists");

        (await File.ReadAllBytesAsync(_directory["backup"], TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task Backup_that_fails_leaves_no_file()
    {
        var empty = TestStore.Sqlite(_directory["nothing"]);

        (await AdminRun.BackupAsync(empty, _directory["file"])).ShouldFail("cannot be opened");

        Directory.GetFiles(_directory[""], "file*").ShouldBeEmpty();
        Directory.Exists(_directory["nothing"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Database_without_a_store_has_no_backup()
    {
        Directory.CreateDirectory(_directory["nothing"]);
        await File.WriteAllBytesAsync(_directory["nothing/mrci.db"], [], TestContext.Current.CancellationToken);

        (await AdminRun.BackupAsync(TestStore.Sqlite(_directory["nothing"]), _directory["file"])).ShouldFail("holds no store");
    }

    [Fact]
    public async Task Missing_backup_makes_no_store()
    {
        (await AdminRun.RestoreAsync(_target, _directory["missing"])).ShouldFail("missing");

        Directory.Exists(_directory["target"]).ShouldBeFalse();
    }

    [Fact]
    public void Backup_is_readable_for_its_owner_only()
    {
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_directory["backup"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("Name the store", "backup", "--out", "x")]
    [InlineData("Name the store", "backup", "--out", "x", "--data", "d", "--provider", "PostgreSQL")]
    [InlineData("--connection goes with --provider", "backup", "--out", "x", "--data", "d", "--connection", "Host=h")]
    [InlineData("--out", "backup", "--data", "d")]
    [InlineData("--in", "restore", "--data", "d")]
    [InlineData("mrci-admin", "melt")]
    public async Task Wrong_usage_is_told(string reason, params string[] arguments) =>
        (await AdminRun.RunAsync(arguments)).ShouldFail(reason, exitCode: 2);

    [Theory]
    [InlineData("There is no store provider 'dBase'", "--provider", "dBase")]
    [InlineData("needs a connection string", "--provider", "PostgreSQL")]
    [InlineData("does not answer", "--provider", "PostgreSQL", "--connection", "Host=127.0.0.1;Port=1;Username=u;Password=hunter2")]
    public async Task Store_that_cannot_be_used_is_told_without_its_password(string reason, params string[] store) =>
        (await AdminRun.RunAsync(["backup", .. store, "--out", _directory["file"]])).ShouldFail(reason).Error.ShouldNotContain("hunter2");

    private string Damage(string damage)
    {
        var lines = File.ReadAllLines(_directory["backup"]);
        return damage switch
        {
            "end" => Text(lines[..^1]),
            "line" => Text([.. lines[..3], .. lines[4..]]),
            "half" => Text(lines)[..^20],
            "byte" => Text(lines).Replace("größer", "kleiner", StringComparison.Ordinal).Replace("gr\\u00F6\\u00DFer", "kleiner", StringComparison.Ordinal),
            "twice" => Text([.. lines, .. lines]),
            "unknown" => Text([lines[0], "{\"kind\":\"future\",\"x\":1}", .. lines[1..]]),
            "format" => Text([lines[0].Replace("\"format\":3", "\"format\":4", StringComparison.Ordinal), .. lines[1..]]),
            "empty" => "",
            "foreign" => "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n",
            _ => Text(lines[1..]),
        };
    }

    private static string Text(string[] lines) => new StringBuilder().AppendJoin('\n', lines).Append('\n').ToString();
}
