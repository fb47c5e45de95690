using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Modules;

/// <summary>rm_mod and ls_mods over real sockets (C-rm_mod.1, C-ls_mods.1, P-11.25).</summary>
public sealed class RmModTests
{
    [Fact]
    public async Task Failing_check_gives_one_err()
    {
        await using var host = await OwnHost.StartAsync();
        foreach (var arguments in new[]
        {
            "", "-name", // M
            "-name a/b", "-name ..", "-name :internal_mod", $"-name {new string('x', 65)}", // V(D-209)
            "-name unknown", // NF
        })
        {
            await host.Root.FailsAsync($"rm_mod {arguments}");
        }
    }

    [Fact]
    public async Task Removed_module_is_locked_for_five_seconds_and_then_its_slot_is_free()
    {
        await using var host = await OwnHost.StartAsync();
        await using var root = await host.RawRootAsync();
        await root.InstallAsync("First", "main.dll", ModuleSteps.Assembly);
        await root.InstallAsync("second", "main.dll", ModuleSteps.Assembly);
        CommandSteps.Rows((await host.Root.DoAsync("ls_mods")).Text)[0].ShouldBe(["mod_name", "mod_main_lib", "locked", "command_id_offset"]);
        (await host.Root.RowsAsync("ls_mods -mod_name FIR")).ShouldHaveSingleItem()[3].ShouldBe("513");
        (await host.Root.RowsAsync("ls_mods -command_id_offset 769 -locked 0")).ShouldHaveSingleItem()[0].ShouldBe("second");

        await host.Root.SilentAsync("rm_mod -name FIRST");

        (await host.ModulesAsync())[0][2].ShouldBe("1");
        (await root.AddModRefusedAsync("first")).ShouldBeTrue("the name is taken until the files are gone");
        (await host.Root.DoAsync("ls_act_log -log_entry removed")).Text.ShouldContain("First"); // C-LOG.1
        await host.WithoutModuleAsync("First");
        await root.InstallAsync("third", "main.dll", ModuleSteps.Assembly);
        (await host.ModulesAsync()).Select(static row => (row[0], row[3])).ShouldBe([("second", "769"), ("third", "513")]); // D-306, X-52
    }

    [Fact]
    public async Task Module_path_of_the_environment_counts_and_a_module_without_loader_stays()
    {
        // C-CLI.12, P-11.21
        using var data = new DataDirectory();
        using var modules = new DataDirectory();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["MRCI_MOD_PATH"] = modules.Path };
        await using var host = HostProcess.Launch(data.Path, ["--listen", "127.0.0.1:0"], HostFixture.FirstRootPassword, program: null, environment);
        await host.ReadyAsync();
        await using var root = await host.ConnectAsync();
        await root.LoginRootFirstAsync();
        await using var raw = await ModuleSteps.RawRootAsync(host);

        await raw.InstallAsync("barren", "main.dll", ModuleSteps.Assembly);

        await using var later = await ModuleSteps.RawRootAsync(host);
        (await root.RowsAsync("ls_mods")).ShouldHaveSingleItem()[1].ShouldStartWith(modules.Path);
        Directory.Exists(Path.Combine(data.Path, "modules")).ShouldBeFalse();
        (await root.RowsAsync("ls_mods")).ShouldHaveSingleItem()[2].ShouldBe("0");
    }

    [Fact]
    public async Task Longer_upload_before_leaves_no_byte_in_a_shorter_one()
    {
        //
        await using var host = await OwnHost.StartAsync("--Mrci:MaxModuleBytes", "1000000");
        await using var root = await host.RawRootAsync();
        var archive = ModuleSteps.Zip(("main.dll", ModuleSteps.Assembly), ("x", [1]));
        // Behind the end of a shorter archive, these bytes would make it no archive.
        await root.AddModAsync("long", "long.zip", new byte[900_000]);

        await root.InstallAsync("short", "short.zip", archive);
    }

    [Fact]
    public async Task Modules_outlive_the_host_and_what_it_was_doing_is_swept()
    {
        // D-715
        using var data = new DataDirectory();
        var host = await HostProcess.StartAsync(data.Path);
        await using (var root = await host.ConnectAsync())
            await root.LoginRootFirstAsync();
        await using (var raw = await ModuleSteps.RawRootAsync(host))
        {
            await raw.InstallAsync("kept", "main.dll", ModuleSteps.Assembly);
            await raw.BeginAddModAsync("-name lost -client_file x.dll -len 1000");
            await raw.SendAsync(FrameType.GenFile, ModuleSteps.AddMod, new byte[999]);
            await raw.SynchronizeAsync();
            await host.KillAsync();
        }

        await host.DisposeAsync();
        host = await HostProcess.StartAsync(data.Path);
        await using (host)
        {
            await using var root = await host.ConnectAsync();
            await root.LoginAsync("root", HostFixture.RootPassword);
            (await root.RowsAsync("ls_mods")).Single(row => row[0] == "kept")[2..].ShouldBe(["0", "513"]);
            await SweptAsync().Within("the sweep of what the killed host has left");

            async Task SweptAsync()
            {
                while (Directory.GetDirectories(Path.Combine(data.Path, "modules", ".staging")).Length > 1)
                    await root.SynchronizeAsync();
            }
        }
    }
}
