using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Mrci.Engine.Orleans.Clustering;

/// <summary>
/// Clears the table of members before this silo joins. A silo that joins must reach all active ones, and Orleans tries for minutes to reach
/// those of a cluster that was killed whole, because nobody was left to declare them dead.
/// </summary>
internal sealed partial class FormerMembers(
    IMembershipTable table,
    IOptions<EndpointOptions> endpoint,
    IOptions<ClusterMembershipOptions> membership,
    TimeProvider time,
    ILogger<FormerMembers> logger) : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(1);

    private readonly HashSet<SiloAddress> _waitedFor = [];

    // The same figures by which Orleans takes a row of the table for stale.
    private TimeSpan MostSilence => membership.Value.IAmAliveTablePublishTimeout * membership.Value.NumMissedTableIAmAliveLimit;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await table.InitializeMembershipTable(tryInitTableVersion: true);
        while (!await IsClearAsync(cancellationToken))
            await Task.Delay(Pause, time, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IsClearAsync(CancellationToken cancellation)
    {
        var members = await table.ReadAll();
        foreach (var (member, etag) in members.Members)
        {
            if (member.Status == SiloStatus.Dead || await AnswersAsync(member.SiloAddress.Endpoint, cancellation))
                continue;
            if (IsPredecessor(member) || Silence(member) > MostSilence)
            {
                LogDead(member.SiloAddress, member.Status, Silence(member));
                member.Status = SiloStatus.Dead;
                // Whether it was written or somebody else was faster, the next look tells.
                await table.UpdateRow(member, etag, members.Version.Next());
                return false;
            }

            if (member.Status == SiloStatus.Active)
            {
                if (_waitedFor.Add(member.SiloAddress))
                    LogWaiting(member.SiloAddress, MostSilence);
                return false;
            }
        }

        return true;
    }

    private TimeSpan Silence(MembershipEntry member) =>
        time.GetUtcNow().UtcDateTime - (member.IAmAliveTime > member.StartTime ? member.IAmAliveTime : member.StartTime);

    // This silo's own port is free, so who had it before is gone.
    private bool IsPredecessor(MembershipEntry member)
    {
        if (!member.SiloAddress.Endpoint.Equals(new IPEndPoint(endpoint.Value.AdvertisedIPAddress!, endpoint.Value.SiloPort)))
            return false;
        try
        {
            using var listener = new TcpListener(endpoint.Value.SiloListeningEndpoint ?? member.SiloAddress.Endpoint);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<bool> AnswersAsync(IPEndPoint silo, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var socket = new Socket(silo.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(silo, either.Token);
            return true;
        }
        catch (Exception failure) when (failure is SocketException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Silo {Silo} is gone: it was {Status} in the table of members, does not answer, and was last heard of {Silence} ago")]
    private partial void LogDead(SiloAddress silo, SiloStatus status, TimeSpan silence);

    [LoggerMessage(LogLevel.Warning, "Silo {Silo} is active in the table of members but does not answer; waiting until it has not been heard of for {Silence}")]
    private partial void LogWaiting(SiloAddress silo, TimeSpan silence);
}
