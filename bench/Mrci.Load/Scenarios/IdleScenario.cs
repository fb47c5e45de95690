using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Mrci.Load.Hosting;
using Mrci.Load.Measuring;
using Mrci.Load.Sessions;

namespace Mrci.Load.Scenarios;

/// <summary>
/// Resident memory of the host per session that has got all its NEW_CMD frames and then does nothing: what the process has
/// more when all of them are open, and the reading has settled, than it had, settled, with none. Garbage of the warm-up that the
/// sessions take the place of makes that too small; <c>idle.whole</c>, the whole process divided by the sessions, is certainly too large.
/// </summary>
/// <param name="sessions">Sessions to open.</param>
internal sealed class IdleScenario(int sessions) : IScenario
{
    private const int Connecting = 16;
    private const int WarmUp = 200;

    /// <inheritdoc />
    public string Name => "idle";

    /// <inheritdoc />
    public bool NeedsFreshHost => true;

    /// <inheritdoc />
    public async Task<IStage> SetUpAsync(LoadHost host, CancellationToken cancellation)
    {
        if (host.ProcessId is not { } processId)
            throw new LoadException("idle measures the memory of the host: give its process with --pid.");
        var stage = new Stage(host.EndPoint, processId, sessions);
        await stage.WarmUpAsync(cancellation);
        return stage;
    }

    private sealed class Stage(IPEndPoint endPoint, int processId, int sessions) : IStage
    {
        private int _publicCommands;

        public async Task WarmUpAsync(CancellationToken cancellation)
        {
            for (var i = 0; i < WarmUp; i++)
            {
                using var session = await LoadSession.ConnectAsync(endPoint, cancellation);
                await session.CatchUpAsync(cancellation);
                _publicCommands = session.CommandCount;
            }
        }

        public async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellation)
        {
            var before = await ResidentMemory.ReadSettledAsync(processId, cancellation);
            var sockets = new Socket?[sessions];
            try
            {
                var start = Stopwatch.GetTimestamp();
                await OpenAsync(sockets, cancellation);
                var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                var after = await ResidentMemory.ReadSettledAsync(processId, cancellation);
                await CheckAliveAsync(sockets, cancellation);
                return
                [
                    new Figure("idle.sessions", sessions, "sessions"),
                    new Figure("idle.opening", sessions / seconds, "sessions/s"),
                    new Figure("idle.resident.before", before / 1048576.0, "MiB"),
                    new Figure("idle.resident.after", after / 1048576.0, "MiB"),
                    new Figure("idle.whole", after / 1024.0 / sessions, "KiB/session"),
                    new Figure("idle.memory", (after - before) / 1024.0 / sessions, "KiB/session"),
                ];
            }
            finally
            {
                foreach (var socket in sockets)
                    socket?.Dispose();
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private Task OpenAsync(Socket?[] sockets, CancellationToken cancellation)
        {
            var next = -1;
            return Task.WhenAll(Enumerable.Range(0, Connecting).Select(async _ =>
            {
                // One receive buffer serves all sessions of a worker, one after the other.
                var buffer = new byte[16 * 1024];
                for (var i = Interlocked.Increment(ref next); i < sockets.Length; i = Interlocked.Increment(ref next))
                {
                    var session = await LoadSession.ConnectAsync(endPoint, cancellation, buffer);
                    sockets[i] = session.Detach();
                    await session.LearnAsync(_publicCommands, cancellation);
                }
            }));
        }

        // A session that does not answer any more is not idle but dead.
        private static async Task CheckAliveAsync(Socket?[] sockets, CancellationToken cancellation)
        {
            var buffer = new byte[16 * 1024];
            foreach (var socket in sockets)
                await LoadSession.Attach(socket!, buffer).CatchUpAsync(cancellation);
        }
    }
}
