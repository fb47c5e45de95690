using Microsoft.Extensions.Logging.Abstractions;
using Mrci.Domain.Modules;
using Mrci.Grains.Modules;
using Mrci.Grains.Tests.Harness;
using Mrci.Modules.Files;

namespace Mrci.Grains.Tests.Modules;

/// <summary>The files of modules on a machine (D-610, D-715).</summary>
public sealed class ModuleCopiesTests : IDisposable
{
    private static readonly ModuleInfo Tester = Module("tester", "01");

    private readonly string _path = Directory.CreateTempSubdirectory("mrci-copies-").FullName;
    private readonly StoredFiles _files = new();
    private readonly ModuleRoot _root;
    private readonly ModuleCopies _copies;

    public ModuleCopiesTests()
    {
        _root = new ModuleRoot(_path);
        _copies = Copies(_root);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _root.Dispose();
        Directory.Delete(_path, recursive: true);
    }

    [Fact]
    public async Task Copy_has_every_file_whole_and_is_made_once()
    {
        await StoreAsync("01", ("main.dll", 0, [1, 2]), ("main.dll", 1, [3]), ("lib/größe", 0, [4]), ("empty", 0, []));

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _copies.GetAsync(Tester, Token))));

        var directory = made.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        directory.ShouldBe(Path.Combine(_path, "tester", "01"));
        (await File.ReadAllBytesAsync(Path.Combine(directory, "main.dll"), Token)).ShouldBe([1, 2, 3]);
        (await File.ReadAllBytesAsync(Path.Combine(directory, "lib", "größe"), Token)).ShouldBe([4]);
        (await File.ReadAllBytesAsync(Path.Combine(directory, "empty"), Token)).ShouldBeEmpty();
        Staged().ShouldBeEmpty();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(directory).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Processes_of_one_machine_share_the_directory()
    {
        await StoreAsync("01", ("main.dll", 0, [1]));
        using var other = new ModuleRoot(_path);

        var made = await Task.WhenAll(_copies.GetAsync(Tester, Token), Copies(other).GetAsync(Tester, Token));

        made[0].ShouldBe(made[1]);
        File.Exists(Path.Combine(made[0], "main.dll")).ShouldBeTrue();
        // What one of them is at, the other leaves alone.
        var busy = other.CreateStaging();
        _root.SweepStaging();
        Directory.Exists(busy).ShouldBeTrue();
    }

    [Fact]
    public async Task Copy_that_somebody_has_deleted_is_made_again()
    {
        await StoreAsync("01", ("main.dll", 0, [1]));
        Directory.Delete(await _copies.GetAsync(Tester, Token), recursive: true);

        File.Exists(Path.Combine(await _copies.GetAsync(Tester, Token), "main.dll")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("/evil")]
    [InlineData("dir/")]
    [InlineData(@"a\b")]
    public async Task Name_that_leaves_the_directory_is_not_written_whatever_the_store_says(string name)
    {
        await StoreAsync("01", ("main.dll", 0, [1]), (name, 0, [1]));

        await Should.ThrowAsync<InvalidDataException>(_copies.GetAsync(Tester, Token));

        Directory.Exists(Path.Combine(_path, "tester")).ShouldBeFalse();
        Staged().ShouldBeEmpty();
    }

    [Fact]
    public async Task Copies_of_modules_that_are_gone_go()
    {
        await StoreAsync("01", ("main.dll", 0, [1]));
        await StoreAsync("02", ("main.dll", 0, [2]));
        var newer = Module("tester", "02");
        var older = await _copies.GetAsync(Tester, Token);
        var newest = await _copies.GetAsync(newer, Token);

        _copies.Trim([newer with { Stage = ModuleStage.Removing }]);

        Directory.Exists(older).ShouldBeFalse();
        Directory.Exists(newest).ShouldBeTrue();
        _copies.Trim([]);
        Directory.Exists(Path.Combine(_path, "tester")).ShouldBeFalse();
        _copies.HasAny.ShouldBeFalse();
    }

    [Fact]
    public async Task What_earlier_processes_have_left_goes_at_the_start()
    {
        await StoreAsync("01", ("main.dll", 0, [1]));
        string kept;
        using (var earlier = new ModuleRoot(_path))
        {
            kept = await Copies(earlier).GetAsync(Tester, Token);
            Directory.CreateDirectory(Path.Combine(_path, "gone", "00"));
            Directory.CreateDirectory(Path.Combine(_path, ".staging", "killed", "half"));
        }

        await _copies.SweepAsync(() => Task.FromResult<ModuleInfo[]>([Tester]));

        Directory.Exists(kept).ShouldBeTrue();
        Directory.Exists(Path.Combine(_path, "gone")).ShouldBeFalse();
        Staged().ShouldBeEmpty();
    }

    private static ModuleInfo Module(string name, string installation) => new(name, installation, 0, ModuleStage.Installed, "");

    private ModuleCopies Copies(ModuleRoot root) => new(root, _files, NullLogger<ModuleCopies>.Instance);

    private async Task StoreAsync(string installation, params (string Path, int Number, byte[] Content)[] parts)
    {
        foreach (var (path, number, content) in parts)
            await _files.AddAsync(installation, new ModuleFilePart(path, number, content), Token);
    }

    private string[] Staged() => [.. Directory.GetDirectories(Path.Combine(_path, ".staging")).SelectMany(Directory.GetDirectories)];
}
