using System.Diagnostics;
using System.Globalization;

namespace Mrci.Torture.Targets;

/// <summary>A process that does not outlive this one, not even when this one is killed: a shell waits beside it until its own input ends.</summary>
internal sealed class GuardedProcess : IDisposable
{
    // A background command has no input of its own, so the guard reads from a copy.
    private const string Script =
        """
        exec 3<&0
        "$@" </dev/null 3<&- &
        process=$!
        echo "process $process"
        (read -r _ <&3; kill -KILL $process) >/dev/null 2>&1 &
        guard=$!
        wait $process
        status=$?
        kill $guard 2>/dev/null
        exit $status
        """;

    private const string ProcessLine = "process ";

    private readonly Process _shell;

    private GuardedProcess(Process shell, int id)
    {
        _shell = shell;
        Id = id;
    }

    /// <summary>Id of the process itself.</summary>
    public int Id { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _shell.HasExited;

    /// <summary>What it ended with; 128 and the number of the signal if one ended it.</summary>
    public int ExitCode => _shell.ExitCode;

    /// <summary>Starts a process.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="directory">Working directory.</param>
    /// <param name="environment">Variables besides those of this process.</param>
    /// <param name="told">Gets each line of its output.</param>
    public static async Task<GuardedProcess> StartAsync(
        IEnumerable<string> command, string directory, IReadOnlyDictionary<string, string> environment, Action<string> told)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", .. command])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var shell = Process.Start(start) ?? throw new TortureException("/bin/sh cannot be started.");
        var line = await shell.StandardOutput.ReadLineAsync() ?? "";
        var id = int.Parse(line[ProcessLine.Length..], CultureInfo.InvariantCulture);
        shell.ErrorDataReceived += (_, data) => Tell(data.Data);
        shell.BeginErrorReadLine();
        _ = ReadOutputAsync();
        return new GuardedProcess(shell, id);

        async Task ReadOutputAsync()
        {
            while (await shell.StandardOutput.ReadLineAsync() is { } output)
                Tell(output);
        }

        void Tell(string? text)
        {
            if (text is not null)
                told(text);
        }
    }

    /// <summary>Sends a signal, if it runs.</summary>
    /// <param name="signal">Its name, such as <c>TERM</c>.</param>
    public async Task SignalAsync(string signal)
    {
        if (HasExited)
            return;
        using var kill = Process.Start("kill", [$"-{signal}", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Whether it came within <paramref name="limit"/>.</returns>
    public async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        using var timed = new CancellationTokenSource(limit);
        try
        {
            await _shell.WaitForExitAsync(timed.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Sends SIGKILL and waits for the end.</summary>
    public async Task KillAsync()
    {
        await SignalAsync("KILL");
        await _shell.WaitForExitAsync();
    }

    /// <inheritdoc />
    public void Dispose() => _shell.Dispose();
}
