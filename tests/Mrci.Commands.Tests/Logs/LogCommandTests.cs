using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Logs;
using Mrci.Grains.Groups;
using Mrci.Grains.Users;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;

namespace Mrci.Commands.Tests.Logs;

/// <summary>C-ls_act_log, C-ls_auth_log, C-ls_dbg: columns, paging, filters, delete mode (C-TBL.1 to C-TBL.6).</summary>
public sealed class LogCommandTests : IAsyncLifetime
{
    private const ushort LsActLog = 290;
    private const ushort LsAuthLog = 291;
    private const ushort LsDbg = 297;

    private static readonly DateTimeOffset Noon = new(2030, 5, 6, 12, 0, 0, TimeSpan.Zero);

    private readonly MemoryLogs _logs = new();
    private TestHost _host = null!;
    private TestSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync(services: services => services.AddSingleton<ILogStore>(_logs));
        _session = await _host.ConnectAsync(await _host.AddUserAsync("olga", GroupIds.Root));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Activity_is_shown_with_its_columns()
    {
        // C-ls_act_log.1, C-TBL.2
        var id = SessionIds.Create(TimeProvider.System, "test"u8);
        _logs.Append(new ActivityLogEntry(Noon, IPAddress.Parse("192.0.2.1"), new ProtocolVersion(1, 2, 3), id, "something"));

        (await LinesAsync(LsActLog, "")).ShouldBe(["time_stamp ip_address session_id client_version log_entry", $"2030-05-06 12:00:00 192.0.2.1 {id} 1.2.3 something"]);
    }

    [Fact]
    public async Task Debug_log_is_shown_oldest_first()
    {
        // C-ls_dbg.1, C-TBL.3, D-803
        Debug("late", 2);
        Debug("early", 1);

        (await LinesAsync(LsDbg, "")).ShouldBe(["time_stamp log_entry", "2030-05-06 12:00:01 early", "2030-05-06 12:00:02 late"]);
    }

    [Theory]
    [InlineData(0, new[] { 0 })]
    [InlineData(50, new[] { 50 })]
    [InlineData(51, new[] { 50, 1 })]
    [InlineData(120, new[] { 50, 50, 20 })]
    public async Task Rows_come_in_pages(int rows, int[] pages)
    {
        // C-TBL.3, C-TBL.4: the look-ahead leaves no empty page
        for (var row = 0; row < rows; row++)
            Debug($"row{row}", row);

        var frames = await _session.SendAsync(LsDbg, "");
        for (var page = 0; page < pages.Length; page++)
        {
            var isLast = page == pages.Length - 1;
            frames.Heads().ShouldBe(isLast ? [$"{LsDbg}:Text", $"{LsDbg}:Idle"] : [$"{LsDbg}:Text", $"{LsDbg}:Text"]);
            var lines = frames[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines.Length.ShouldBe(pages[page] + 2);
            if (pages[page] > 0)
                lines[2].TrimEnd().ShouldEndWith($"row{page * 50}");
            if (!isLast)
                frames = await _session.SendAsync(LsDbg, "");
        }
    }

    [Fact]
    public async Task Filter_that_matches_little_finds_it_in_a_long_log()
    {
        // C-TBL.5: beyond what one call reads
        for (var row = 0; row < 11_000; row++)
            Debug(row == 10_900 ? "NEEDLE" : "hay", row);

        (await LinesAsync(LsDbg, "-log_entry needle")).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("-log_entry ALPHA", 1)]
    [InlineData("-log_entry alpha -time_stamp 12:00:01", 1)]
    [InlineData("-log_entry alpha -time_stamp 12:00:02", 0)] // ANDed
    [InlineData("-log_entry %", 1)]
    [InlineData("-log_entry _", 0)]
    [InlineData("-log_entry \"' or '1'='1\"", 0)]
    [InlineData("-no_such_column alpha", 3)]
    public async Task Filters_keep_rows_whose_cell_contains_the_text(string line, int rows)
    {
        // C-TBL.5, B-9
        Debug("alpha", 1);
        Debug("beta", 2);
        Debug("100 %", 3);

        (await LinesAsync(LsDbg, line)).Length.ShouldBe(rows + 1);
    }

    [Fact]
    public async Task Deletion_removes_what_matches_and_nothing_else()
    {
        // C-TBL.6
        for (var row = 0; row < 1_200; row++)
            Debug(row % 2 == 0 ? "even" : "odd", row);
        (await _session.SendAsync(LsDbg, "-delete -log_entry even")).Heads().ShouldBe([$"{LsDbg}:Text"]);
        _logs.All<DebugLogEntry>().Count.ShouldBe(1_200);

        (await _session.SendAsync(LsDbg, "y")).Heads().ShouldBe([$"{LsDbg}:Idle"]);

        _logs.All<DebugLogEntry>().Count.ShouldBe(600);
        _logs.All<DebugLogEntry>().ShouldAllBe(entry => entry.Text == "odd");
    }

    [Fact]
    public async Task Login_rows_show_whether_they_still_count()
    {
        // C-ls_auth_log.1, D-802, C-auth.6
        var bob = await _host.AddUserAsync("bob");
        await FailAsync(bob);

        (await LinesAsync(LsAuthLog, "")).ShouldSatisfyAllConditions(
            lines => lines[0].ShouldBe("time_stamp ip_address user_name auth_attempt recover_attempt count_to_threshold accepted"),
            lines => lines[1].ShouldEndWith("192.0.2.9 bob 1 0 1 0"));

        await SucceedAsync(bob);
        (await LinesAsync(LsAuthLog, "-accepted 0"))[1].ShouldEndWith("192.0.2.9 bob 1 0 0 0", customMessage: "reset since");
        (await LinesAsync(LsAuthLog, "-count_to_threshold 1")).Length.ShouldBe(1, "filters see what is shown");
    }

    [Fact]
    public async Task Deleting_counted_rows_sets_the_counter_back()
    {
        // D-802: with a limit of 20 the account would be locked by the 21st failure.
        var bob = await _host.AddUserAsync("bob");
        for (var failure = 0; failure < 20; failure++)
            (await FailAsync(bob)).ShouldBe(AuthVerdict.Retry);
        await _session.SendAsync(LsAuthLog, "-delete -user_name bob");
        await _session.SendAsync(LsAuthLog, "y");
        _logs.All<AuthLogEntry>().ShouldBeEmpty();

        for (var failure = 0; failure < 20; failure++)
            (await FailAsync(bob)).ShouldBe(AuthVerdict.Retry);
        (await FailAsync(bob)).ShouldBe(AuthVerdict.End);
    }

    [Fact]
    public async Task Locking_failure_is_shown_as_not_counted_any_more()
    {
        // C-auth.6, B-13: a lock un-counts the rows.
        var bob = await _host.AddUserAsync("bob");
        for (var failure = 0; failure < 21; failure++)
            await FailAsync(bob);

        (await LinesAsync(LsAuthLog, "-count_to_threshold 1")).Length.ShouldBe(1);
    }

    private void Debug(string text, int second) => _logs.Append(new DebugLogEntry(Noon.AddSeconds(second), text));

    private Task<AuthVerdict> FailAsync(UserSnapshot user) => AttemptAsync(user, matched: false);

    private Task<AuthVerdict> SucceedAsync(UserSnapshot user) => AttemptAsync(user, matched: true);

    private async Task<AuthVerdict> AttemptAsync(UserSnapshot user, bool matched)
    {
        var grain = _host.Grains.GetGrain<IUserGrain>(user.UserId);
        var version = (await grain.GetAuthRecordAsync()).ShouldNotBeNull().Version;
        var attempt = new AuthAttempt(Guid.NewGuid(), version, matched, Completed: true, "192.0.2.9", IsLoopback: false);
        return (await grain.RecordAuthResultAsync(attempt)).Verdict;
    }

    // Headings and rows of a table that has one page; cells are one blank apart.
    private async Task<string[]> LinesAsync(ushort command, string line)
    {
        var frames = await _session.SendAsync(command, line);
        frames.Heads().ShouldBe([$"{command}:Text", $"{command}:Idle"]);
        var lines = frames[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static row => string.Join(' ', row.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ToArray();
        return [lines[0], .. lines[2..]];
    }
}
