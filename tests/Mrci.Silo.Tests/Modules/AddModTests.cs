using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Modules;

/// <summary>add_mod over real sockets (C-add_mod.1 to C-add_mod.4, P-11.20).</summary>
public sealed class AddModTests(AddModTests.ModuleHost modules) : IClassFixture<AddModTests.ModuleHost>
{
    private const int MostBytes = 4_000_000;

    private static readonly string[] Refused = ["262:Err", "262:Idle"];

    private OwnHost Host => modules.Host;

    [Theory]
    [InlineData("")] // M(-name)
    [InlineData("-len 10")]
    [InlineData("-name -len 10")]
    [InlineData("-name x")] // M(-len)
    [InlineData("-name x -len")]
    [InlineData("-name x -len 0")] // V(-len)
    [InlineData("-name x -len -1")]
    [InlineData("-name x -len 1.5")]
    [InlineData("-name x -len ten")]
    [InlineData("-name x -len 99999999999999999999")]
    [InlineData("-name x -len 4000001")] // LIM(upload size)
    [InlineData("-name x -len 18446744073709551615")]
    [InlineData("-name a/b -len 10")] // V(-name D-209), P-11.16
    [InlineData("-name \"a\\b\" -len 10")]
    [InlineData("-name .. -len 10")]
    [InlineData("-name a..b -len 10")]
    [InlineData("-name :internal_mod -len 10")]
    [InlineData("-name .staging -len 10")]
    [InlineData("-name x. -len 10")]
    [InlineData("-name \" x\" -len 10")]
    [InlineData("-name \"a\tb\" -len 10")]
    [InlineData("-name x234567890123456789012345678901234567890123456789012345678901234y -len 10")]
    [InlineData("-name taken -len 10")] // EX
    [InlineData("-name TAKEN -len 10")]
    [InlineData("-name a/b -len ten")] // several at once: one ERR
    public async Task Failing_check_gives_one_err(string arguments)
    {
        await using var root = await Host.RawRootAsync();
        await root.SendAsync(FrameType.GenFile, ModuleSteps.AddMod, MrciText.Encode(arguments));

        (await root.SynchronizeAsync()).Shape().ShouldBe(Refused);
        (await Host.ModulesAsync()).ShouldAllBe(static row => row[2] == "1", "nothing is installed");
        Leftovers().ShouldHaveSingleItem("that of the module that is taken");
    }

    [Fact]
    public async Task Other_frames_to_an_idle_command_give_only_idle()
    {
        // C-GEN.1
        await using var root = await Host.RawRootAsync();
        await root.SendTextAsync(ModuleSteps.AddMod, "-name x -len 10");

        (await root.SynchronizeAsync()).Shape().ShouldBe(["262:Idle"]);
    }

    [Theory]
    [InlineData("main.dll", 100_000)]
    [InlineData("\"C:\\My modules\\Any.DLL\"", 777)]
    [InlineData("module.zip", 100_000)]
    [InlineData("no_suffix", 1_000_000)]
    public async Task Module_is_installed_with_one_idle(string file, int part)
    {
        // P-11.20, X-55; a suffix of a library, in any case, or else an archive
        var content = file.Contains(".dll", StringComparison.OrdinalIgnoreCase)
            ? ModuleSteps.Assembly
            : ModuleSteps.Zip(("main.dll", ModuleSteps.Assembly), ("lib/more.txt", [1, 2, 3]));
        var name = HostFixture.Name("mod");
        await using var root = await Host.RawRootAsync();

        var frames = await root.AddModAsync(name, file, content, part);

        frames.Shape().ShouldBe(["262:Text", "262:GenFile -to_host", "262:GenFile", "262:Text", "262:Idle"]);
        (await root.SynchronizeAsync()).ShouldNotContain(static frame => frame.CommandId == ModuleSteps.AddMod);
        var row = (await Host.ModulesAsync()).Single(row => row[0] == name);
        row[1].ShouldStartWith(Path.Combine(modules.ModulePath, name));
        row[1].ShouldEndWith("main");
        row[2].ShouldBe("0");
        ((int.Parse(row[3]) - 513) % 256).ShouldBe(0);
        (await Host.Root.DoAsync("ls_act_log -log_entry added")).Text.ShouldContain(name); // C-LOG.1
        await Host.Root.SilentAsync($"rm_mod -name {name}");
    }

    [Fact]
    public async Task Single_steps_are_asked_for_one_by_one()
    {
        // P-3.22
        var name = HostFixture.Name("mod");
        await using var root = await Host.RawRootAsync();
        var half = ModuleSteps.Assembly.Length / 2;
        await root.BeginAddModAsync($"-name {name} -client_file x.dll -len {ModuleSteps.Assembly.Length} -single_step");

        await root.SendAsync(FrameType.GenFile, ModuleSteps.AddMod, ModuleSteps.Assembly[..half]);
        (await root.ReadUntilAsync(FrameType.GenFile))[^1].Payload.Length.ShouldBe(0);
        await root.SendAsync(FrameType.GenFile, ModuleSteps.AddMod, ModuleSteps.Assembly[half..]);

        (await root.ReadToIdleAsync(ModuleSteps.AddMod)).Shape().ShouldBe(["262:Text", "262:Idle"]);
        await Host.Root.SilentAsync($"rm_mod -name {name}");
    }

    [Fact]
    public async Task Surplus_bytes_are_ignored_and_a_surplus_frame_is_a_new_invocation()
    {
        // C-add_mod.2, P-3.28
        var name = HostFixture.Name("mod");
        await using var root = await Host.RawRootAsync();
        await root.BeginAddModAsync($"-name {name} -client_file x.dll -len {ModuleSteps.Assembly.Length}");
        await root.SendAsync(FrameType.GenFile, ModuleSteps.AddMod, [.. ModuleSteps.Assembly, 1, 2, 3]);
        await root.ReadToIdleAsync(ModuleSteps.AddMod);

        await root.SendAsync(FrameType.GenFile, ModuleSteps.AddMod, [1, 2, 3]);

        (await root.SynchronizeAsync()).Where(static frame => frame.CommandId == ModuleSteps.AddMod).Shape().ShouldBe(Refused);
        (await Host.ModulesAsync()).ShouldContain(row => row[0] == name);
        await Host.Root.SilentAsync($"rm_mod -name {name}");
    }

    [Fact]
    public async Task Upload_that_is_no_module_leaves_nothing()
    {
        // C-add_mod.3, [B-32]
        await using var root = await Host.RawRootAsync();
        var name = HostFixture.Name("mod");
        foreach (var (file, content) in new (string, byte[])[]
        {
            ("main.dll", [1, 2, 3]),
            ("main.zip", [1, 2, 3]),
            ("main.so", ModuleSteps.Assembly),
            ("main.zip", ModuleSteps.Zip()),
            ("main.zip", ModuleSteps.Zip(("lib/main.dll", ModuleSteps.Assembly))),
            ("main.zip", ModuleSteps.Zip(("main.dll", ModuleSteps.Assembly), ("../../evil", [1]))),
            ("main.zip", ModuleSteps.Zip(("main.dll", ModuleSteps.Assembly), ("/tmp/evil", [1]))),
            ("main.zip", ModuleSteps.Zip(("main.dll", ModuleSteps.Assembly), ("MAIN.dll", [1]))),
            ("main.zip", ModuleSteps.Zip(("main.dll", ModuleSteps.Assembly), ("bomb", new byte[200_000_000]))),
            ("main.zip", ModuleSteps.Zip([("main.dll", ModuleSteps.Assembly), .. Enumerable.Range(0, 10_000).Select(static index => ($"{index}", Array.Empty<byte>()))])),
        })
        {
            var frames = await root.AddModAsync(name, file, content);

            // The name is free again when the answer is there.
            frames.Shape().ShouldBe(["262:Text", "262:GenFile -to_host", "262:GenFile", "262:Text", .. Refused], file);
            (await Host.ModulesAsync()).ShouldNotContain(row => row[0] == name);
            Leftovers().ShouldHaveSingleItem(file);
        }
    }

    [Fact]
    public async Task Term_in_the_middle_leaves_nothing()
    {
        // C-add_mod.4, C-GEN.13
        await using var root = await Host.RawRootAsync();
        for (var round = 0; round < 3; round++)
        {
            // The same name: what was terminated is gone before the next one begins.
            await root.BeginAddModAsync("-name ended -client_file x.dll -len 1000");
            await root.SendAsync(FrameType.GenFile, ModuleSteps.AddMod, new byte[999]);
            await root.SendAsync(FrameType.CmdId, ModuleSteps.Term, CommandIdPayload.ToArray(ModuleSteps.AddMod));
            (await root.SynchronizeAsync()).Where(static frame => frame.CommandId == ModuleSteps.AddMod && frame.Type != FrameType.Text)
                .Shape().ShouldBe(["262:Idle"]);
        }

        await Host.WithoutModuleAsync("ended");
        Leftovers().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Term_while_it_is_installed_leaves_nothing_or_is_too_late()
    {
        var name = HostFixture.Name("mod");
        await using var root = await Host.RawRootAsync();
        await root.BeginAddModAsync($"-name {name} -client_file x.dll -len {ModuleSteps.Assembly.Length}");

        await root.SendAsync(FrameType.GenFile, ModuleSteps.AddMod, ModuleSteps.Assembly);
        await root.SendAsync(FrameType.CmdId, ModuleSteps.Term, CommandIdPayload.ToArray(ModuleSteps.AddMod));
        var frames = await root.SynchronizeAsync();

        frames.Count(static frame => frame is { CommandId: ModuleSteps.AddMod, Type: FrameType.Idle }).ShouldBe(1);
        if ((await Host.ModulesAsync()).Any(row => row[0] == name && row[2] == "0"))
            await Host.Root.SilentAsync($"rm_mod -name {name}");
        await Host.WithoutModuleAsync(name);
        Leftovers().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Disconnect_in_the_middle_leaves_nothing()
    {
        // C-add_mod.4
        await using (var root = await Host.RawRootAsync())
        {
            await root.BeginAddModAsync("-name vanished -client_file x.dll -len 1000");
            (await Host.ModulesAsync()).Single(row => row[0] == "vanished")[2].ShouldBe("1"); // C-add_mod.2
            await root.SendAsync(FrameType.GenFile, ModuleSteps.AddMod, new byte[999]);
            root.Abort();
        }

        await Host.WithoutModuleAsync("vanished");
        Leftovers().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Removal_calls_an_installation_off()
    {
        var name = HostFixture.Name("mod");
        await using var root = await Host.RawRootAsync();
        await root.BeginAddModAsync($"-name {name} -client_file x.dll -len {ModuleSteps.Assembly.Length}");
        await Host.Root.SilentAsync($"rm_mod -name {name}");

        await root.SendAsync(FrameType.GenFile, ModuleSteps.AddMod, ModuleSteps.Assembly);

        (await root.ReadToIdleAsync(ModuleSteps.AddMod)).Shape().ShouldBe(["262:Text", .. Refused]);
        Leftovers().ShouldHaveSingleItem();
    }

    // Uploads and what was unpacked of them. Each process has one directory there, with a lock in it.
    private string[] Leftovers() => [.. Directory.GetDirectories(Path.Combine(modules.ModulePath, ".staging")).SelectMany(Directory.GetDirectories)];

    /// <summary>A host with one module on its way, which nobody loads.</summary>
    public sealed class ModuleHost : OwnHostFixture
    {
        public ModuleHost()
            : this(Directory.CreateTempSubdirectory("mrci-modules-").FullName)
        {
        }

        private ModuleHost(string modules)
            : base("--Mrci:ModulePath", modules, "--Mrci:MaxModuleBytes", $"{MostBytes}") => ModulePath = modules;

        private RawConnection? _uploader;

        public string ModulePath { get; }

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            _uploader = await Host.RawRootAsync();
            await _uploader.BeginAddModAsync("-name taken -len 10");
        }

        protected override async ValueTask DisposeOwnAsync()
        {
            if (_uploader is not null)
                await _uploader.DisposeAsync();
            if (Directory.Exists(ModulePath))
                Directory.Delete(ModulePath, recursive: true);
        }
    }
}
