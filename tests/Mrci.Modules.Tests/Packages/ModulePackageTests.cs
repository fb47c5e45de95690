using System.IO.Compression;
using System.Text;
using Mrci.Modules.Packages;

namespace Mrci.Modules.Tests.Packages;

/// <summary>What becomes of an uploaded file (P-11.15, P-11.20, C-add_mod.3).</summary>
public sealed class ModulePackageTests : IDisposable
{
    private const int Symlink = 0xA1FF << 16;
    private const int Fifo = 0x11FF << 16;
    private const int Device = 0x61FF << 16;
    private const int RegularFile = 0x81FF << 16;
    private const int DirectoryMode = 0x41FF << 16;

    private readonly Unpacking _unpacking = new();

    public static TheoryData<string> BadNames =>
    [
        "", "/", "/etc/passwd", "//host/share", "..", "../evil", "a/../../evil", "a/..", "./a", "a/./b", "a//b", "/main.dll",
        @"..\evil", @"a\b", @"C:\evil", "C:evil", "C:/evil", "a:stream", "a*", "a?", "a\"", "a<", "a>", "a|",
        "a\0b", "a\nb", "a\u007fb", "a.", "a./b", " a", "a ", "a /b", "\u00a0a", "...",
        "con", "CON", "nul.txt", "Aux/x", "dir/COM1", "lpt9.tar.gz", "com\u00b9", "CONIN$", "nul .txt",
        new string('x', 256), new string('é', 128), new string('a', PackageLimits.PathLength) + "/b",
    ];

    public void Dispose() => _unpacking.Dispose();

    [Fact]
    public async Task Library_becomes_main_dll()
    {
        (await _unpacking.RunAsync(Unpacking.Assembly, isLibrary: true)).ShouldBeNull();

        _unpacking.Made().ShouldBe(["main.dll"]);
        (await File.ReadAllBytesAsync(Path.Combine(_unpacking.Files, "main.dll"))).ShouldBe(Unpacking.Assembly);
    }

    [Fact]
    public async Task Archive_keeps_its_tree()
    {
        var archive = ZipFile.Make(
            ZipEntry.Directory("lib/") with { Attributes = DirectoryMode },
            new ZipEntry("lib/dep.dll", [1, 2, 3]) with { Attributes = RegularFile },
            Unpacking.Main,
            new ZipEntry("lib/deep/er/größe.txt", Encoding.UTF8.GetBytes("x")) with { IsStored = true },
            new ZipEntry("empty", []),
            ZipEntry.Directory("void/"));

        (await _unpacking.RunAsync(archive)).ShouldBeNull();

        _unpacking.Made().ShouldBe(["empty", "lib/deep/er/größe.txt", "lib/dep.dll", "main.dll"]);
        (await File.ReadAllBytesAsync(Path.Combine(_unpacking.Files, "lib", "dep.dll"))).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Archives_of_dotnet_with_a_comment_are_read()
    {
        var stream = new MemoryStream();
        await using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.Comment = "made by hand PK\u0001\u0002";
            await using var main = await archive.CreateEntry("main.dll").OpenAsync();
            await main.WriteAsync(Unpacking.Assembly);
        }

        (await _unpacking.RunAsync(stream.ToArray())).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task Name_that_is_no_path_below_the_directory_is_refused(string name)
    {
        (await _unpacking.RunAsync(ZipFile.Make(Unpacking.Main, new ZipEntry(name, [1])))).ShouldBe(PackageStatus.BadName);
        Directory.GetFileSystemEntries(_unpacking.Files).ShouldBeEmpty("nothing is made before all names are checked");
    }

    [Theory]
    [InlineData(Symlink)]
    [InlineData(Fifo)]
    [InlineData(Device)]
    [InlineData(DirectoryMode)] // a directory by its mode and a file by its name
    [InlineData((int)FileAttributes.ReparsePoint)]
    public async Task Entry_that_is_neither_file_nor_directory_is_refused(int attributes)
    {
        var entry = new ZipEntry("link", Encoding.UTF8.GetBytes("/etc/passwd")) { Attributes = attributes };

        (await _unpacking.RunAsync(ZipFile.Make(Unpacking.Main, entry))).ShouldBe(PackageStatus.SpecialFile);
        Directory.GetFileSystemEntries(_unpacking.Files).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("main.dll", "main.dll")]
    [InlineData("main.dll", "MAIN.DLL")]
    [InlineData("Lib/a", "lib/A")]
    [InlineData("lib/a", "LIB/b")] // one directory or two, depending on the system
    [InlineData("größe", "GRÖSSE", false)] // not the same by the case of single characters
    [InlineData("größe", "GRÖßE")]
    [InlineData("a", "a/b")]
    [InlineData("a/b", "A")]
    public async Task Names_that_differ_in_case_only_are_refused(string one, string other, bool isRefused = true)
    {
        ZipEntry[] entries = one.Equals("main.dll") ? [] : [Unpacking.Main];
        var status = await _unpacking.RunAsync(ZipFile.Make(
            [.. entries, new ZipEntry(one, Unpacking.Assembly), new ZipEntry(other, [2])]));

        status.ShouldBe(isRefused ? PackageStatus.Duplicate : null);
    }

    [Fact]
    public async Task Bomb_is_refused_by_what_it_claims()
    {
        var zeros = new ZipEntry("zeros", new byte[8 * 1024 * 1024]);

        (await _unpacking.RunAsync(ZipFile.Make(Unpacking.Main, zeros))).ShouldBe(PackageStatus.Bomb);
        Directory.GetFileSystemEntries(_unpacking.Files).ShouldBeEmpty();

        // Many small ones, each below the floor.
        var many = Enumerable.Range(0, 15).Select(static index => new ZipEntry($"zeros{index}", new byte[1_000_000]));
        (await _unpacking.RunAsync(ZipFile.Make([new ZipEntry("main.dll", [0]), .. many]))).ShouldBe(PackageStatus.Bomb);
    }

    [Fact]
    public async Task Bomb_that_lies_is_stopped_while_it_is_unpacked()
    {
        var zeros = new ZipEntry("zeros", new byte[8 * 1024 * 1024]) { ClaimedLength = 1000 };

        var status = await _unpacking.RunAsync(ZipFile.Make(Unpacking.Main, zeros));

        status.ShouldBe(PackageStatus.Damaged);
        new FileInfo(Path.Combine(_unpacking.Files, "zeros")).Length.ShouldBeLessThanOrEqualTo(1000);
    }

    [Fact]
    public async Task Total_of_all_files_is_limited()
    {
        var noise = new byte[600_000];
        new Random(1).NextBytes(noise);
        ZipEntry[] entries = [Unpacking.Main, new("a", noise), new("b", noise)];
        var total = Unpacking.Assembly.Length + (2 * noise.Length);

        (await _unpacking.RunAsync(ZipFile.Make(entries), limits: new PackageLimits(10, total))).ShouldBeNull();
        (await _unpacking.RunAsync(ZipFile.Make(entries), limits: new PackageLimits(10, total - 1))).ShouldBe(PackageStatus.TooLarge);
        var claim = entries[1] with { ClaimedLength = uint.MaxValue - 1 };
        (await _unpacking.RunAsync(ZipFile.Make(Unpacking.Main, claim))).ShouldBe(PackageStatus.TooLarge);
    }

    [Fact]
    public async Task Number_of_entries_is_limited()
    {
        var entries = Enumerable.Range(0, 99).Select(static index => new ZipEntry($"f{index}", [])).ToArray();

        (await _unpacking.RunAsync(ZipFile.Make([Unpacking.Main, .. entries]))).ShouldBeNull();
        (await _unpacking.RunAsync(ZipFile.Make([Unpacking.Main, .. entries, new ZipEntry("one", [])]))).ShouldBe(PackageStatus.TooManyEntries);
    }

    [Fact]
    public async Task Million_entries_are_refused_without_an_object_for_each()
    {
        // The record at the end claims 16 960 of them: only the low half of the number fits.
        var archive = ZipFile.Make([.. Enumerable.Range(0, 1_000_000).Select(static index => new ZipEntry($"{index}", []) { IsStored = true })]);

        var status = await _unpacking.RunAsync(archive, limits: new PackageLimits(10_000, 1));

        status.ShouldBe(PackageStatus.TooManyEntries);
        _unpacking.Allocated.ShouldNotBeNull("it is refused without waiting").ShouldBeLessThan(250_000, "bytes");
    }

    [Fact]
    public async Task Archive_without_main_at_its_top_is_refused()
    {
        foreach (var name in new[] { "Main.dll", "lib/main.dll", "main.exe", "main.dll.txt" })
        {
            (await _unpacking.RunAsync(ZipFile.Make(Unpacking.Main with { Name = name }))).ShouldBe(PackageStatus.NoMain, name);
            Directory.GetFileSystemEntries(_unpacking.Files).ShouldBeEmpty();
        }

        (await _unpacking.RunAsync(ZipFile.Make())).ShouldBe(PackageStatus.NoMain);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MZ but no more")]
    [InlineData("any bytes")]
    public async Task Library_that_is_no_assembly_is_refused(string content)
    {
        // [B-32]
        var bytes = Encoding.ASCII.GetBytes(content);

        (await _unpacking.RunAsync(bytes, isLibrary: true)).ShouldBe(PackageStatus.NotAnAssembly);
        (await _unpacking.RunAsync(ZipFile.Make(new ZipEntry("main.dll", bytes)))).ShouldBe(PackageStatus.NotAnAssembly);
    }

    [Fact]
    public async Task What_is_no_archive_is_refused()
    {
        foreach (var upload in new[] { "", "PK", "any bytes", new string('P', 100_000) })
            (await _unpacking.RunAsync(Encoding.ASCII.GetBytes(upload))).ShouldBe(PackageStatus.NotAnArchive);
        var archive = ZipFile.Make(Unpacking.Main);
        (await _unpacking.RunAsync(archive[..^1])).ShouldBe(PackageStatus.NotAnArchive);
        (await _unpacking.RunAsync(archive[100..])).ShouldBe(PackageStatus.NotAnArchive);
    }

    [Fact]
    public async Task Entry_that_cannot_be_read_is_refused()
    {
        var entry = new ZipEntry("x", [1, 2, 3]);

        (await _unpacking.RunAsync(ZipFile.Make(Unpacking.Main, entry with { Flags = 1 }))).ShouldBe(PackageStatus.Unreadable);
        (await _unpacking.RunAsync(ZipFile.Make(Unpacking.Main, entry with { Method = 97 }))).ShouldBe(PackageStatus.Unreadable);
        (await _unpacking.RunAsync(ZipFile.Make(Unpacking.Main, entry with { IsStored = true, Method = 8 }))).ShouldBe(PackageStatus.Damaged);
        (await _unpacking.RunAsync(ZipFile.Make(Unpacking.Main, entry with { ClaimedChecksum = 7 }))).ShouldBe(PackageStatus.Damaged);
        (await _unpacking.RunAsync(ZipFile.Make(Unpacking.Main, entry with { ClaimedLength = 4 }))).ShouldBe(PackageStatus.Damaged);
    }
}
