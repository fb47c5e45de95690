using System.Diagnostics;
using Mrci.Client;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.BadInput;

/// <summary>Another session of the same host, which asks <c>my_info</c> again and again and remembers how long each answer took.</summary>
internal sealed class Bystander : IAsyncDisposable
{
    private const int FewestRounds = 20;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5);

    // Tests and hosts share few processors, so an answer may well be late (0.5 ms is usual); a session that is held up waits for as long
    // as the bad input lasts, which on a slow machine is long as well.
    private static readonly TimeSpan LateForSure = TimeSpan.FromSeconds(5);

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly MrciClient _client;
    private readonly List<TimeSpan> _roundTrips = [];
    private readonly Task _asking;
    private volatile bool _stopping;

    private Bystander(MrciClient client)
    {
        _client = client;
        _asking = AskAsync();
    }

    public static async Task<Bystander> StartAsync(HostProcess host) => new(await host.ConnectAsync());

    /// <summary>Ends the asking and demands that every answer came in time.</summary>
    public async Task WasUndisturbedAsync()
    {
        _stopping = true;
        await _asking;
        var half = Stopwatch.GetElapsedTime(_started) / 2;
        _roundTrips.Max().ShouldBeLessThan(half > LateForSure ? half : LateForSure);
        _client.TryReadNotification(out var frame).ShouldBeFalse($"nothing of it reached another session, but {frame}");
    }

    public ValueTask DisposeAsync()
    {
        _stopping = true;
        return _client.DisposeAsync();
    }

    private async Task AskAsync()
    {
        using var pace = new PeriodicTimer(Pace);
        while (await pace.WaitForNextTickAsync() && (!_stopping || _roundTrips.Count < FewestRounds))
        {
            var sent = Stopwatch.GetTimestamp();
            (await _client.DoAsync("my_info")).Text.ShouldContain(_client.SessionId.ToString());
            _roundTrips.Add(Stopwatch.GetElapsedTime(sent));
        }
    }
}
