using Mrci.Commands.Tables;
using Mrci.Commands.Tests.Harness;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Tests.Tables;

public sealed class TableCommandTests
{
    // C-TBL.3, C-TBL.4: pages of 50 with headings, a prompt only when rows follow.
    [Theory]
    [InlineData(0, new[] { 0 })]
    [InlineData(49, new[] { 49 })]
    [InlineData(50, new[] { 50 })]
    [InlineData(51, new[] { 50, 1 })]
    [InlineData(120, new[] { 50, 50, 20 })]
    public async Task Rows_come_in_pages(int rows, int[] pages)
    {
        await using var host = await StartAsync(rows);
        var session = await host.ConnectAsync();

        var frames = await session.SendAsync(513, "");
        for (var page = 0; page < pages.Length; page++)
        {
            var isLast = page == pages.Length - 1;
            frames.Heads().ShouldBe(isLast ? ["513:Text", "513:Idle"] : ["513:Text", "513:Text"]);
            var lines = frames[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines[0].TrimEnd().ShouldBe("number   word");
            lines.Length.ShouldBe(pages[page] + 2);
            if (!isLast)
                frames = await session.SendAsync(513, page == 0 ? "" : "more please");
        }
    }

    // C-TBL.4: q, in any case, among other words too.
    [Theory]
    [InlineData("q")]
    [InlineData("Q")]
    [InlineData("please q")]
    public async Task Quitting_ends_the_command(string answer)
    {
        await using var host = await StartAsync(120);
        var session = await host.ConnectAsync();
        await session.SendAsync(513, "");

        (await session.SendAsync(513, answer)).Heads().ShouldBe(["513:Idle"]);
        (await session.SendAsync(513, "")).Heads().ShouldBe(["513:Text", "513:Text"]);
    }

    // C-TBL.4: a word that contains q is another answer.
    [Fact]
    public async Task Answer_that_only_contains_q_shows_the_next_page()
    {
        await using var host = await StartAsync(120);
        var session = await host.ConnectAsync();
        await session.SendAsync(513, "");

        (await session.SendAsync(513, "quick")).Heads().ShouldBe(["513:Text", "513:Text"]);
    }

    // C-TBL.5, C-TBL.7: filters are ANDed, ignore case, and know no wildcards; there are no other options.
    [Theory]
    [InlineData("-number 7", 3)]
    [InlineData("-number 7 -word ODD", 3)]
    [InlineData("-WORD even", 15)]
    [InlineData("-number %", 0)]
    [InlineData("-word _dd", 0)]
    [InlineData("-nonsense 7", 30)]
    public async Task Filters_keep_rows_whose_cells_contain_the_text(string line, int expected)
    {
        await using var host = await StartAsync(30);
        var session = await host.ConnectAsync();

        var frames = await session.SendAsync(513, line);

        frames[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(expected + 2);
    }

    // C-GEN.13: term forgets the rows.
    [Fact]
    public async Task Term_ends_the_paging()
    {
        await using var host = await StartAsync(120);
        var session = await host.ConnectAsync(await host.AddUserAsync("alice"));
        await session.SendAsync(513, "");

        (await session.SendTargetAsync("term", 513)).Heads().ShouldBe(["513:Idle", $"{session.IdOf("term")}:Idle"]);
        (await session.SendAsync(513, "-number 7")).Heads().ShouldBe(["513:Text", "513:Idle"]);
    }

    // C-TBL.8: a scoped table takes no filters.
    [Fact]
    public async Task Scoped_table_ignores_filters()
    {
        await using var host = await StartAsync(30, takesFilters: false);
        var session = await host.ConnectAsync();

        (await session.SendAsync(513, "-number 7"))[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(32);
    }

    private static Task<TestHost> StartAsync(int rows, bool takesFilters = true)
    {
        var loaders = new TestLoaders();
        loaders.Add("ls_users", session => new NumberTable(session, rows, takesFilters));
        return TestHost.StartAsync(loaders);
    }

    private sealed class NumberTable(ISessionContext session, int rows, bool takesFilters) : TableCommand("ls_users", session)
    {
        protected override string Help => "Numbers.";

        protected override IReadOnlyList<string> Columns { get; } = ["number", "word"];

        protected override bool TakesFilters => takesFilters;

        protected override ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line) =>
            new([.. Enumerable.Range(1, rows).Select(static i => new[] { $"{i}", i % 2 == 0 ? "even" : "odd" })]);
    }
}
