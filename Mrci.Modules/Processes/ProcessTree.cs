using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Mrci.Modules.Processes;

/// <summary>Ends a module host with all that it has started.</summary>
internal static partial class ProcessTree
{
    private const int Kill = 9;

    /// <summary>Ends all of it, also when the module host itself has gone already.</summary>
    /// <param name="process">The module host, which leads a process group of its own.</param>
    public static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It, or a part of it, has gone by itself meanwhile; the group is ended below in any case.
        }

        if (!OperatingSystem.IsWindows())
            _ = Signal(-process.Id, Kill);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [UnsupportedOSPlatform("windows")]
    private static partial int Signal(int process, int signal);
}
