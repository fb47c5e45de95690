using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Mrci.Modules.Processes;

/// <summary>How a module host is started: with nothing of the host's but what is listed here (P-11.33).</summary>
internal static class ModuleProgram
{
    private const string FileName = "Mrci.ModuleHost";

    // What a program needs to find others and its own libraries; nothing that says anything about the host.
    private static readonly string[] Inherited = ["PATH", "TZ", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SystemRoot", "SystemDrive"];

    /// <summary>Prepares the start.</summary>
    /// <param name="options">Which program, how much memory.</param>
    /// <param name="socket">Path of the socket that the host listens on.</param>
    /// <param name="install">Install directory of the module.</param>
    /// <param name="data">Data directory of the module; exists.</param>
    public static ProcessStartInfo Prepare(ModuleHostOptions options, string socket, string install, string data)
    {
        var program = options.Program.Length > 0 ? options.Program : Path.Combine(AppContext.BaseDirectory, $"{FileName}.dll");
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        var environment = Inherited
            .Select(static name => (Name: name, Value: Environment.GetEnvironmentVariable(name)))
            .Where(static variable => variable.Value is not null)
            .ToArray();
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["HOME"] = data;
        start.Environment["TMPDIR"] = data;
        start.Environment["DOTNET_CLI_HOME"] = data;

        // No debugger ports, no dumps: both would show what users have typed to whoever finds them.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";

        // Below the limit of the whole process, so that allocating without end is an exception of the command first.
        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{(long)options.MaxMemoryMiB * 1024 * 1024 / 4 * 3:x}";

        if (Path.GetExtension(program).Equals(".dll", StringComparison.OrdinalIgnoreCase) && FindMuxer() is { } muxer)
        {
            start.FileName = muxer;
            start.ArgumentList.Add(program);
        }
        else
        {
            start.FileName = Path.ChangeExtension(program, OperatingSystem.IsWindows() ? ".exe" : null);
        }

        start.ArgumentList.Add(socket);
        start.ArgumentList.Add(install);
        return start;
    }

    // The one that runs the host; a self-contained host has none, and its module hosts are programs of their own too.
    private static string? FindMuxer()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var muxer = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(muxer) ? muxer : null;
    }
}
