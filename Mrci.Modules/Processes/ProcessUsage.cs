namespace Mrci.Modules.Processes;

/// <summary>What the processes of one session of the operating system use together.</summary>
/// <param name="Processes">How many there are.</param>
/// <param name="Memory">Their resident memory, bytes.</param>
internal readonly record struct ProcessUsage(int Processes, long Memory)
{
    // Fields of /proc/N/stat behind the name, which may contain anything: state, parent, group, session, …, resident pages.
    private const int SessionField = 3;
    private const int ResidentField = 21;

    /// <summary>Looks at all processes, on Linux.</summary>
    /// <returns>Usage by session; a module host leads one, with its own process id.</returns>
    public static Dictionary<int, ProcessUsage> BySession()
    {
        var usage = new Dictionary<int, ProcessUsage>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (!char.IsAsciiDigit(Path.GetFileName(directory)[0]) || Read(Path.Combine(directory, "stat")) is not (var session, var memory))
                continue;
            var before = usage.GetValueOrDefault(session);
            usage[session] = new ProcessUsage(before.Processes + 1, before.Memory + memory);
        }

        return usage;
    }

    private static (int Session, long Memory)? Read(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (IOException)
        {
            // It has ended since it was listed.
            return null;
        }

        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (int.Parse(fields[SessionField]), long.Parse(fields[ResidentField]) * Environment.SystemPageSize);
    }
}
