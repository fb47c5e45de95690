using System.Diagnostics;

namespace Mrci.Silo.Tests.Files;

/// <summary>A volume of 2 MiB below the root, where the tests may mount one.</summary>
internal sealed class SmallVolume : IDisposable
{
    public const int Bytes = 2 * 1024 * 1024;

    private readonly string _path;

    private SmallVolume(string path) => _path = path;

    /// <summary>Mounts one, or skips the test.</summary>
    public static SmallVolume Mount(string path)
    {
        Directory.CreateDirectory(path);
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={Bytes}", "none", path) == 0,
            "a small volume can be mounted by root only, and not in every container");
        return new SmallVolume(path);
    }

    public void Dispose() => Run("umount", "-l", _path).ShouldBe(0);

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
