using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Mrci.Grains.Channels;
using Mrci.Grains.Sessions;
using Mrci.Grains.Streams;
using Mrci.TcpFront.Diagnostics;

namespace Mrci.TcpFront.Hub;

/// <summary>
/// Maps streams to the local sessions that need them: one subscription for each stream, however many sessions (design, section 4).
/// </summary>
internal sealed class FrontHub(IStreamSource source, CastWatch watch, ILogger<FrontHub> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StreamKey, IRoute> _events = [];
    private readonly Dictionary<SubChannelRef, IRoute> _casts = [];
    private readonly ConcurrentDictionary<Task, bool> _releases = new();

    /// <summary>Number of streams that are subscribed to.</summary>
    public int RouteCount
    {
        get
        {
            lock (_gate)
                return _events.Count + _casts.Count;
        }
    }

    /// <summary>
    /// Sets what a session needs. When it ends, every stream named arrives. Streams no longer named are left behind its back.
    /// </summary>
    public async ValueTask UpdateAsync(HubMember member, SessionInterests interests, CancellationToken cancellationToken = default)
    {
        var oldEvents = member.EventStreams;
        var oldCasts = member.CastStreams;
        StreamKey[] newEvents = [.. interests.EventStreams.Distinct()];
        SubChannelRef[] newCasts = [.. interests.Open.Distinct()];
        StreamKey[] joinedEvents = [.. newEvents.Except(oldEvents)];
        SubChannelRef[] joinedCasts = [.. newCasts.Except(oldCasts)];

        var joined = Join(member, joinedEvents, joinedCasts);
        try
        {
            foreach (var route in joined)
                await route.SubscribeAsync().WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(member, joinedEvents, joinedCasts);
            throw;
        }

        member.EventStreams = newEvents;
        member.CastStreams = newCasts;
        member.View = member.View.Next(newCasts, interests.ActiveUpdate);
        Leave(member, [.. oldEvents.Except(newEvents)], [.. oldCasts.Except(newCasts)]);
    }

    /// <summary>Takes a session out of everything; nothing is delivered to it after this.</summary>
    public void Leave(HubMember member)
    {
        member.View = CastView.Empty;
        Leave(member, member.EventStreams, member.CastStreams);
        member.EventStreams = [];
        member.CastStreams = [];
    }

    /// <summary>Ends when all streams that nobody needs any more have been left.</summary>
    public Task WhenReleasedAsync() => Task.WhenAll(_releases.Keys);

    private List<IRoute> Join(HubMember member, StreamKey[] events, SubChannelRef[] casts)
    {
        var joined = new List<IRoute>(events.Length + casts.Length);
        lock (_gate)
        {
            foreach (var key in events)
                joined.Add(Join(_events, key, member, stream => MakeRoute(stream)));
            foreach (var key in casts)
                joined.Add(Join(_casts, key, member, subChannel => new CastRoute(subChannel, source, watch)));
        }

        return joined;
    }

    private IRoute MakeRoute(StreamKey key) => key.Kind == StreamKind.Front ? new PeerRoute(key, source) : new EventRoute(key, source);

    private static IRoute Join<TKey>(Dictionary<TKey, IRoute> routes, TKey key, HubMember member, Func<TKey, IRoute> create)
        where TKey : notnull
    {
        if (!routes.TryGetValue(key, out var route))
        {
            route = create(key);
            routes.Add(key, route);
        }

        route.Join(member);
        return route;
    }

    private void Leave(HubMember member, StreamKey[] events, SubChannelRef[] casts)
    {
        var unused = new List<IRoute>();
        lock (_gate)
        {
            foreach (var key in events)
                Leave(_events, key, member, unused);
            foreach (var key in casts)
                Leave(_casts, key, member, unused);
        }

        foreach (var route in unused)
            Release(route);
    }

    private static void Leave<TKey>(Dictionary<TKey, IRoute> routes, TKey key, HubMember member, List<IRoute> unused)
        where TKey : notnull
    {
        if (!routes.TryGetValue(key, out var route))
            return;
        route.Leave(member);
        if (!route.IsEmpty)
            return;
        routes.Remove(key);
        unused.Add(route);
    }

    private void Release(IRoute route)
    {
        var release = UnsubscribeAsync(route);
        if (release.IsCompleted)
            return;
        _releases.TryAdd(release, true);
        _ = release.ContinueWith(
            done => _releases.TryRemove(done, out bool _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task UnsubscribeAsync(IRoute route)
    {
        try
        {
            await route.UnsubscribeAsync();
        }
        catch (Exception e)
        {
            FrontLog.UnsubscribeFailed(logger, e, route.Stream);
        }
    }
}
