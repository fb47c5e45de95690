namespace Mrci.Load.Measuring;

/// <summary>Resident memory of a process as the kernel counts it (Linux, second field of <c>/proc/PID/statm</c>).</summary>
internal static class ResidentMemory
{
    private const int QuietReadings = 12;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Bytes the process has in memory now.</summary>
    public static long Read(int processId)
    {
        var fields = File.ReadAllText($"/proc/{processId}/statm").Split(' ');
        return long.Parse(fields[1]) * Environment.SystemPageSize;
    }

    /// <summary>Bytes in memory once the reading has kept within 0.5 % for 3 s.</summary>
    /// <exception cref="LoadException">It did not settle within two minutes.</exception>
    public static async Task<long> ReadSettledAsync(int processId, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval);
        var settled = Read(processId);
        var quiet = 0;
        for (var waited = TimeSpan.Zero; waited < Limit; waited += Interval)
        {
            await timer.WaitForNextTickAsync(cancellation);
            var now = Read(processId);
            quiet = Math.Abs(now - settled) <= settled / 200 ? quiet + 1 : 0;
            if (quiet == 0)
                settled = now;
            if (quiet == QuietReadings)
                return now;
        }

        throw new LoadException($"The memory of process {processId} did not settle within {Limit.TotalSeconds:0} s.");
    }
}
