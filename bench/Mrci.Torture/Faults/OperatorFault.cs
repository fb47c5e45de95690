using System.Diagnostics;

namespace Mrci.Torture.Faults;

/// <summary>Two commands of an operator: one that breaks something in his cluster, one that puts it right.</summary>
/// <param name="name">What it is called in the report.</param>
/// <param name="breaking">Run by <c>/bin/sh -c</c>; finds a random number from 0 to 999 in MRCI_TORTURE_NUMBER to choose the victim by.</param>
/// <param name="healing">Run after <paramref name="time"/>, with the same number; null if nothing is to be done.</param>
/// <param name="time">Time between the two.</param>
internal sealed class OperatorFault(string name, string breaking, string? healing, TimeSpan time) : Fault(name)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    public override async Task<string> StrikeAsync(Random random, CancellationToken cancellation)
    {
        var number = random.Next(1000);
        await RunAsync(breaking, number);
        if (healing is null)
            return $"number {number}";
        await WaitAsync(time, cancellation);
        await RunAsync(healing, number);
        return $"number {number}";
    }

    private static async Task RunAsync(string command, int number)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", command]) { Environment = { ["MRCI_TORTURE_NUMBER"] = $"{number}" } };
        using var process = Process.Start(start) ?? throw new TortureException("/bin/sh cannot be started.");
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TortureException($"'{command}' was not finished after {Limit.TotalSeconds:0} s.");
        }

        if (process.ExitCode != 0)
            throw new TortureException($"'{command}' ended with exit code {process.ExitCode}.");
    }
}
