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
    private const int LoggingIn = 4;

    // A name of its own, so that a host can be measured again.
    private readonly string _name = $"load{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
    private CastSender? _sender;

    private CastAudience(int receivers) => Receivers = new CastReceiver[receivers];

    /// <summary>The sender.</summary>
    public CastSender Sender => _sender ?? throw new InvalidOperationException("The audience has not been gathered.");

    /// <summary>The receivers.</summary>
    public CastReceiver[] Receivers { get; }

    /// <summary>Makes account, channel, and sub-channel; logs everybody in; opens the sub-channel.</summary>
    public static async Task<CastAudience> GatherAsync(LoadHost host, int receivers, int window, CancellationToken cancellation)
    {
        var audience = new CastAudience(receivers);
        try
        {
            await audience.OpenSenderAsync(host, window, cancellation);
            await audience.OpenReceiverAsync(host, 0, accept: true, cancellation);
            await Parallel.ForAsync(
                1,
                receivers,
                new ParallelOptions { MaxDegreeOfParallelism = LoggingIn, CancellationToken = cancellation },
                async (i, token) => await audience.OpenReceiverAsync(host, i, accept: false, token));
            return audience;
        }
        catch
        {
            audience.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _sender?.Dispose();
        foreach (var receiver in Receivers)
            receiver?.Dispose();
    }

    private async Task OpenSenderAsync(LoadHost host, int window, CancellationToken cancellation)
    {
        var session = await LoadSession.ConnectAsync(host.EndPoint, cancellation);
        try
        {
            var channel = Channel().ToString();
            await session.LoginAsync("root", [host.RootPassword], cancellation);
            var account = new ArgumentWriter().Add("-name", _name).Add("-email", $"{_name}@load.invalid").ToString();
            await session.RunAsync("add_acct", account, [Password], cancellation);
            await session.RunAsync("add_ch", channel, [], cancellation);
            await session.RunAsync("add_sub_ch", Channel().Add("-sub_name", SubChannel).ToString(), [], cancellation);
            await session.RunAsync("invite_to_ch", Channel().Add("-user", _name).ToString(), [], cancellation);
            await session.RunAsync("open_sub_ch", Channel().Add("-sub_name", SubChannel).ToString(), [], cancellation);
            _sender = new CastSender(session, window);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private async Task OpenReceiverAsync(LoadHost host, int index, bool accept, CancellationToken cancellation)
    {
        var session = await LoadSession.ConnectAsync(host.EndPoint, cancellation);
        Receivers[index] = new CastReceiver(session);
        await session.LoginAsync(_name, [Password], cancellation);
        if (accept)
            await session.RunAsync("accept_ch", Channel().ToString(), [], cancellation);
        await session.RunAsync("open_sub_ch", Channel().Add("-sub_name", SubChannel).ToString(), [], cancellation);
    }

    private ArgumentWriter Channel() => new ArgumentWriter().Add("-ch_name", _name);
}
