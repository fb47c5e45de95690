using Mrci.Commands.Tests.Harness;
using Mrci.ModuleHost.Tests.Harness;
using Mrci.Modules;

namespace Mrci.ModuleHost.Tests;

/// <summary>Which modules a session loads, and what becomes of those that do not let themselves be loaded (P-11.10, P-11.15, P-11.30).</summary>
public sealed class LoadingTests
{
    // P-11.10, P-11.11: not loaded, not locked, no client frame; the reason is in the debug log (P-11.21).
    [Theory]
    [InlineData("rev", "import revision 1")]
    [InlineData("refuse", "It does not like this host.")]
    [InlineData("throw", "It does not want to be loaded.")]
    public async Task Module_that_does_not_fit_is_left_out(string order, string reason)
    {
        await using var host = await StartAsync(order);

        var session = await host.ConnectRootAsync();

        session.Commands.ContainsValue("well").ShouldBeFalse();
        session.Commands.ContainsValue("test_text").ShouldBeTrue();
        host.Catalog.Locks.ShouldBeEmpty();
        host.Log.ShouldContain(line => line.Contains(reason, StringComparison.Ordinal));
    }

    // P-11.30, X-12: it kills its process, or does not return: locked for all, and nobody tries again.
    [Theory]
    [InlineData("exit")]
    [InlineData("hang")]
    public async Task Module_that_dies_while_it_is_loaded_is_locked(string order)
    {
        await using var host = await StartAsync(order);

        var session = await host.ConnectRootAsync().Within("the session");
        session.Commands.ContainsValue("well").ShouldBeFalse();
        session.Commands.ContainsValue("test_text").ShouldBeTrue();
        host.Catalog.Locks.Keys.ShouldBe(["rogue"]);

        var starts = host.Log.Count(static line => line.Contains("of rogue runs", StringComparison.Ordinal));
        (await host.ConnectRootAsync("second")).Commands.ContainsValue("test_text").ShouldBeTrue();
        host.Log.Count(static line => line.Contains("of rogue runs", StringComparison.Ordinal)).ShouldBe(starts);
    }

    // P-11.15
    [Fact]
    public async Task Directory_without_a_loader_is_left_out()
    {
        await using var host = await ModuleTestHost.StartAsync(static catalog =>
        {
            var module = catalog.Install("empty", Built.Tester);
            File.Copy(typeof(ICommand).Assembly.Location, Path.Combine(module.Directory, "main.dll"), overwrite: true);
        });

        (await host.ConnectRootAsync()).Commands.Keys.ShouldNotContain((ushort)513);
        host.Log.ShouldContain(line => line.Contains("P-11.15", StringComparison.Ordinal));
    }

    // P-11.31: a module host that cannot be started says nothing about the module.
    [Fact]
    public async Task Module_host_that_cannot_be_started_leaves_the_module_unlocked()
    {
        await using var host = await ModuleTestHost.StartAsync(
            static catalog => catalog.Install("tester", Built.Tester), static options => options.Program = "/nowhere/Mrci.ModuleHost.dll");

        (await host.ConnectRootAsync()).Commands.Keys.ShouldNotContain((ushort)513);
        host.Catalog.Locks.ShouldBeEmpty();
        host.Log.ShouldContain(line => line.Contains("cannot be started", StringComparison.Ordinal));
    }

    // P-4.4, P-4.7: two modules with the same names.
    [Fact]
    public async Task Second_module_with_the_same_names_gets_numbered_names_and_its_own_ids()
    {
        await using var host = await ModuleTestHost.StartAsync(static catalog =>
        {
            catalog.Install("first", Built.Tester);
            catalog.Install("second", Built.Tester, slot: 1);
        });

        var session = await host.ConnectRootAsync();

        (session.Commands[516], session.Commands[516 + 256]).ShouldBe(("test_text", "test_text_1"));
        (await session.SendAsync(516 + 256, "")).Heads().ShouldBe(["772:Text", "772:Err", "772:Idle"]);
    }

    // P-11.2, P-11.13: each session has its own loader and commands.
    [Fact]
    public async Task Sessions_do_not_share_a_dialogue()
    {
        await using var host = await ModuleTestHost.StartAsync(static catalog => catalog.Install("tester", Built.Tester));
        var first = await host.ConnectRootAsync();
        var second = await host.ConnectRootAsync("second");

        (await first.SendAsync(514, "")).Heads().ShouldBe(["514:Text"]);
        (await second.SendAsync(514, "yes")).Heads().ShouldBe(["514:Text"]);
        (await first.SendAsync(514, "yes")).Heads().ShouldBe(["514:Text", "514:Idle"]);
    }

    private static Task<ModuleTestHost> StartAsync(string order) => ModuleTestHost.StartAsync(
        catalog =>
        {
            catalog.Install("rogue", Built.Misbehaving, order: order);
            catalog.Install("tester", Built.Tester, slot: 1);
        },
        static options => (options.MemberBudget, options.Grace) = (TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1)));
}
