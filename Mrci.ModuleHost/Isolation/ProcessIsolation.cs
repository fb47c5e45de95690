using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Mrci.ModuleHost.Isolation;

/// <summary>What the process does with itself before it loads a module (P-11.33).</summary>
internal static partial class ProcessIsolation
{
    private const int LimitCore = 4;
    private const int SetChildSubreaper = 36;
    private const int Kill = 9;

    // Field of /proc/N/stat behind the name.
    private const int ParentField = 1;

    private static bool _leads;

    /// <summary>
    /// Its own session and process group, so that all that it starts can be ended with it; on Linux also what has left the group stays its
    /// descendant. No core dumps: they would hold what users have typed.
    /// </summary>
    public static void Apply()
    {
        if (OperatingSystem.IsWindows())
            return;
        _leads = SetSession() > 0;
        if (!OperatingSystem.IsLinux())
            return;
        var none = default(Limit);
        _ = SetLimit(LimitCore, in none);
        _ = Control(SetChildSubreaper, 1, 0, 0, 0);
    }

    /// <summary>Ends this process and all that it has started. Nothing of a module can hold this up.</summary>
    public static void End()
    {
        if (OperatingSystem.IsLinux())
            EndChildren();
        if (!OperatingSystem.IsWindows() && _leads)
            _ = Signal(0, Kill);
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    // Those too that have left the group, and, because this process adopts what its descendants leave behind, theirs.
    private static void EndChildren()
    {
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(directory), out var id))
                continue;
            try
            {
                var stat = File.ReadAllText(Path.Combine(directory, "stat"));
                if (int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[ParentField]) != Environment.ProcessId)
                    continue;
                using var child = Process.GetProcessById(id);
                child.Kill(entireProcessTree: true);
            }
            catch (Exception exception) when (exception is IOException or ArgumentException or InvalidOperationException or AggregateException)
            {
                // It has ended meanwhile.
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    [UnsupportedOSPlatform("windows")]
    private static partial int SetSession();

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    [SupportedOSPlatform("linux")]
    private static partial int SetLimit(int resource, in Limit limit);

    [LibraryImport("libc", EntryPoint = "prctl")]
    [SupportedOSPlatform("linux")]
    private static partial int Control(int option, nuint value, nuint third, nuint fourth, nuint fifth);

    [LibraryImport("libc", EntryPoint = "kill")]
    [UnsupportedOSPlatform("windows")]
    private static partial int Signal(int process, int signal);

    // rlim_t is 64 bits wide on 64-bit Linux.
    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Current;
        public nuint Most;
    }
}
