using System.Security.Cryptography;
using Mrci.Load.Hosting;
using Mrci.Load.Sessions;
using Mrci.Protocol.Text;

namespace Mrci.Load.Scenarios;

/// <summary>A sender (root) and receivers (one account, many sessions) with the same sub-channel open.</summary>
internal sealed class CastAudience : IDisposable
{
    private const string Password = "Many-Receivers-1";
    private const string SubChannel = "main";
    private const int OrdinaryRank = 2;
    private const int LoggingIn = 4;

    private readonly LoadHost _host;
    private readonly LoadSession _root;

    // A name of its own, so that a host can be measured again.
    private readonly string _name = $"load{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";

    private CastAudience(LoadHost host, LoadSession root, int receivers)
    {
        _host = host;
        _root = root;
        Receivers = new CastReceiver[receivers];
    }

    /// <summary>The receivers.</summary>
    public CastReceiver[] Receivers { get; }

    /// <summary>Makes account, channel, and sub-channel; logs everybody in; opens the sub-channel.</summary>
    public static async Task<CastAudience> GatherAsync(LoadHost host, int receivers, CancellationToken cancellation)
    {
        var root = await LoadSession.ConnectAsync(host.EndPoint, cancellation);
        var audience = new CastAudience(host, root, receivers);
        try
        {
            await audience.PrepareAsync(cancellation);
            await audience.OpenReceiverAsync(0, audience.JoinAsync, cancellation);
            await Parallel.ForAsync(
                1,
                receivers,
                new ParallelOptions { MaxDegreeOfParallelism = LoggingIn, CancellationToken = cancellation },
                async (i, token) => await audience.OpenReceiverAsync(i, join: null, token));
            return audience;
        }
        catch
        {
            audience.Dispose();
            throw;
        }
    }

    /// <summary>Makes the sender of this audience.</summary>
    /// <param name="window">Most casts without their IDLE.</param>
    public CastSender CreateSender(int window) => new(_root, window);

    /// <inheritdoc />
    public void Dispose()
    {
        _root.Dispose();
        foreach (var receiver in Receivers)
            receiver?.Dispose();
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        await _root.LoginAsync("root", [_host.RootPassword], cancellation);
        var account = new ArgumentWriter().Add("-name", _name).Add("-email", $"{_name}@load.invalid").ToString();
        await _root.RunAsync("add_acct", account, [Password], cancellation);
        await _root.RunAsync("add_ch", Channel().ToString(), [], cancellation);
        await _root.RunAsync("add_sub_ch", Channel().Add("-sub_name", SubChannel).ToString(), [], cancellation);
        await _root.RunAsync("invite_to_ch", Channel().Add("-user", _name).ToString(), [], cancellation);
        await OpenSubChannelAsync(_root, cancellation);
    }

    private async Task OpenReceiverAsync(int index, Func<LoadSession, CancellationToken, Task>? join, CancellationToken cancellation)
    {
        var session = await LoadSession.ConnectAsync(_host.EndPoint, cancellation);
        Receivers[index] = new CastReceiver(session);
        await session.LoginAsync(_name, [Password], cancellation);
        if (join is not null)
            await join(session, cancellation);
        await OpenSubChannelAsync(session, cancellation);
    }

    private async Task JoinAsync(LoadSession session, CancellationToken cancellation)
    {
        foreach (var command in (string[])["accept_ch", "open_sub_ch"])
            await PermitAsync(command, session, cancellation);
        await session.RunAsync("accept_ch", Channel().ToString(), [], cancellation);
    }

    // On a fresh host only rank 1 may use channels (P-4.9); running sessions hear of a new rank by NEW_CMD.
    private async Task PermitAsync(string command, LoadSession session, CancellationToken cancellation)
    {
        if (session.Knows(command))
            return;
        var rank = new ArgumentWriter().Add("-command", command).Add("-rank", OrdinaryRank).ToString();
        await _root.RunAsync("add_ranked_cmd", rank, [], cancellation);
        await session.LearnAsync(command, cancellation);
    }

    private Task OpenSubChannelAsync(LoadSession session, CancellationToken cancellation) =>
        session.RunAsync("open_sub_ch", Channel().Add("-sub_name", SubChannel).ToString(), [], cancellation);

    private ArgumentWriter Channel() => new ArgumentWriter().Add("-ch_name", _name);
}
