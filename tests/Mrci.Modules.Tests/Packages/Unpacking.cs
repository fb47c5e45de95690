using Mrci.Modules.Packages;

namespace Mrci.Modules.Tests.Packages;

/// <summary>A place to unpack in, with something beside it that must not change.</summary>
internal sealed class Unpacking : IDisposable
{
    private const string Bystander = "bystander";

    private readonly string _root = Directory.CreateTempSubdirectory("mrci-packages-").FullName;

    public Unpacking() => File.WriteAllText(Path.Combine(_root, Bystander), Bystander);

    /// <summary>A .NET assembly: this one.</summary>
    public static byte[] Assembly { get; } = File.ReadAllBytes(typeof(Unpacking).Assembly.Location);

    public static ZipEntry Main { get; } = new("main.dll", Assembly);

    public string Staging => Path.Combine(_root, "staging");

    public string Files => Path.Combine(Staging, "files");

    /// <summary>
    /// Bytes of memory that the last unpacking took, of the thread that asked for it: tests of other classes run meanwhile. Null when it waited for
    /// something, and so may have gone on elsewhere.
    /// </summary>
    public long? Allocated { get; private set; }

    /// <summary>Unpacks an upload; nothing but the staging directory may have changed.</summary>
    public async Task<PackageStatus?> RunAsync(byte[] upload, bool isLibrary = false, PackageLimits? limits = null)
    {
        if (Directory.Exists(Staging))
            Directory.Delete(Staging, recursive: true);
        Directory.CreateDirectory(Staging);
        var file = Path.Combine(Staging, "upload");
        await File.WriteAllBytesAsync(file, upload);

        limits ??= new PackageLimits(Entries: 100, TotalBytes: 16 * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var unpacking = ModulePackage.UnpackAsync(file, isLibrary, Files, limits, TestContext.Current.CancellationToken);
        Allocated = unpacking.IsCompleted ? GC.GetAllocatedBytesForCurrentThread() - before : null;
        var problem = await unpacking;

        Names(_root).ShouldBe([Bystander, "staging"]);
        File.ReadAllText(Path.Combine(_root, Bystander)).ShouldBe(Bystander);
        Names(Staging).Except(["files", "upload"], StringComparer.Ordinal).ShouldBeEmpty();
        problem?.Text.ShouldNotBeNullOrEmpty();
        return problem?.Status;
    }

    /// <summary>The files that were made, with <c>/</c> between names.</summary>
    public string[] Made() => [.. Directory.GetFiles(Files, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Files, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static string[] Names(string directory) =>
        [.. Directory.GetFileSystemEntries(directory).Select(static entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
