using System.Diagnostics;

namespace Mrci.Silo.Control;

/// <summary>Starts this program as a host that outlives the terminal: in a session of its own, with no stream of the terminal (C-CLI.6).</summary>
internal static class DetachedHost
{
    private const string LogName = "host.log";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // The shell becomes the program, which so keeps its process id. The first word is the log.
    private const string Script = """log=$0; exec "$@" </dev/null >>"$log" 2>&1""";

    /// <summary>The file that gets what a host in the background prints.</summary>
    public static string LogOf(string data) => Path.Combine(Path.GetFullPath(data), LogName);

    /// <summary>Starts and does not wait.</summary>
    /// <param name="data">The data directory.</param>
    /// <param name="commandLine">What the options say as configuration values; the host gets the same.</param>
    /// <returns>The process id of the host.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">The system has no program <c>setsid</c>, or starts none.</exception>
    /// <exception cref="IOException">The log cannot be written; also <see cref="UnauthorizedAccessException"/>.</exception>
    /// <exception cref="PlatformNotSupportedException">The system has no sessions.</exception>
    public static int Start(string data, IReadOnlyDictionary<string, string?> commandLine)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("Windows does that for services only.");

        Directory.CreateDirectory(data);
        var log = LogOf(data);
        using (var file = new FileStream(log, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
            File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);

        var start = new ProcessStartInfo("setsid") { UseShellExecute = false };
        foreach (var word in (string[])["/bin/sh", "-c", Script, log, .. Program()])
            start.ArgumentList.Add(word);
        foreach (var (key, value) in commandLine)
            start.ArgumentList.Add($"--{key}={value}");
        using var process = Process.Start(start) ?? throw new IOException("the system started no process");
        return process.Id;
    }

    // An executable of its own, or the runtime's with the assembly as its first word.
    private static IEnumerable<string> Program()
    {
        var name = typeof(DetachedHost).Assembly.GetName().Name!;
        var executable = Environment.ProcessPath ?? throw new IOException("the system does not tell which program this is");
        return string.Equals(Path.GetFileNameWithoutExtension(executable), "dotnet", StringComparison.Ordinal)
            ? [executable, Path.Combine(AppContext.BaseDirectory, $"{name}.dll")]
            : [executable];
    }
}
