using System.Diagnostics;
using Mrci.Load.Hosting;
using Mrci.Load.Measuring;
using Mrci.Load.Sessions;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Load.Scenarios;

/// <summary>
/// What a bystander notices of a module that misbehaves: the time of <c>my_info</c> in another session, first while nobody does anything, then from the
/// beginning of the misbehaviour until the module answers well again, in a new process where it has lost the old one.
/// </summary>
/// <param name="module">Path of the <c>main.dll</c> of <c>Mrci.Misbehaving</c>.</param>
/// <param name="act">What it does.</param>
internal sealed class MisbehaviourScenario(string module, Misbehaviour act) : IScenario
{
    private const string Well = "well";

    /// <inheritdoc />
    public string Name => $"misbehaviour.{act.Command}";

    // A module that has died six times within a minute is locked.
    /// <inheritdoc />
    public bool NeedsFreshHost => true;

    /// <inheritdoc />
    public async Task<IStage> SetUpAsync(LoadHost host, CancellationToken cancellation)
    {
        var rogue = await LoadSession.ConnectAsync(host.EndPoint, cancellation);
        LoadSession? bystander = null;
        try
        {
            await rogue.LoginAsync("root", [host.RootPassword], cancellation);
            await InstallAsync(rogue, cancellation);
            bystander = await LoadSession.ConnectAsync(host.EndPoint, cancellation);
            await bystander.LearnAsync(Well, cancellation);
            var stage = new Stage(Name, rogue, bystander, act);
            await stage.WatchQuietlyAsync(cancellation);
            return stage;
        }
        catch
        {
            bystander?.Dispose();
            rogue.Dispose();
            throw;
        }
    }

    private async Task InstallAsync(LoadSession session, CancellationToken cancellation)
    {
        var library = await File.ReadAllBytesAsync(module, cancellation);
        var id = session.IdOf("add_mod");
        await session.SendAsync(
            FrameWriter.TextToArray(FrameType.GenFile, id, $"-name rogue -len {library.Length} -client_file main.dll"), cancellation);
        await session.ReadToAsync(id, FrameType.GenFile, cancellation);
        await session.SendAsync(FrameWriter.ToArray(FrameType.GenFile, id, library), cancellation);
        await session.ReadToAsync(id, FrameType.Idle, cancellation);
        await session.LearnAsync(Well, cancellation);
        await session.CatchUpAsync(cancellation);
    }

    private sealed class Stage(string name, LoadSession rogue, LoadSession bystander, Misbehaviour act) : IStage
    {
        private const int MostSamples = 1_000_000;
        private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(1);
        private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(5);

        public async Task<Latencies> WatchQuietlyAsync(CancellationToken cancellation)
        {
            // Its process is there before the clock starts.
            await rogue.RunAsync(Well, "", [], cancellation);
            using var enough = new CancellationTokenSource(QuietTime);
            return await WatchAsync(enough.Token, cancellation);
        }

        public async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellation)
        {
            Figure[] quiet = [.. (await WatchQuietlyAsync(cancellation)).Extremes($"{name}.quiet")];
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var watch = WatchAsync(over.Token, cancellation);
            var start = Stopwatch.GetTimestamp();
            try
            {
                for (var time = 0; time < act.Times; time++)
                    await MisbehaveAsync(cancellation);
                await rogue.RunAsync(Well, "", [], cancellation);
            }
            finally
            {
                await over.CancelAsync();
            }

            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Figure[] during = [.. (await watch).Extremes($"{name}.during")];
            return
            [
                .. quiet,
                .. during,
                new Figure($"{name}.ratio.median", during[0].Value / quiet[0].Value, "times"),
                new Figure($"{name}.ratio.slowest", during[1].Value / quiet[1].Value, "times"),
                new Figure($"{name}.lasts", seconds, "s"),
            ];
        }

        public ValueTask DisposeAsync()
        {
            bystander.Dispose();
            rogue.Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task<Latencies> WatchAsync(CancellationToken enough, CancellationToken cancellation)
        {
            var latencies = new Latencies(MostSamples);
            using var pace = new PeriodicTimer(Pace);
            do
            {
                var start = Stopwatch.GetTimestamp();
                await bystander.RunAsync(RoundTripScenario.DefaultCommand, "", [], cancellation);
                latencies.Add(Stopwatch.GetElapsedTime(start));
            }
            while (await pace.WaitForNextTickAsync(cancellation) && !enough.IsCancellationRequested);
            return latencies;
        }

        private async Task MisbehaveAsync(CancellationToken cancellation)
        {
            var id = rogue.IdOf(act.Command);
            await rogue.SendAsync(FrameWriter.ToArray(FrameType.Text, id, []), cancellation);
            for (var texts = 0; texts < act.TextsUntilTerm; texts++)
                await rogue.ReadToAsync(id, FrameType.Text, cancellation);
            if (act.TextsUntilTerm > 0)
                await rogue.SendAsync(FrameWriter.ToArray(FrameType.CmdId, rogue.IdOf("term"), CommandIdPayload.ToArray(id)), cancellation);
            await rogue.ReadToAsync(id, FrameType.Idle, cancellation);
        }
    }
}
