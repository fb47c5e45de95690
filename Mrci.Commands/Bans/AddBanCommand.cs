using Mrci.Domain.Names;
using Mrci.Grains.Bans;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Bans;

/// <summary>Bans an address (C-add_ban.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class AddBanCommand(ISessionContext session) : TextCommand("add_ban", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Refuses all new connections from an address. Sessions that run stay.

        -ip (text)   an IPv4 or IPv6 address; the integer form of IPv4 will do.

        Loopback addresses can be banned too: clients on the host's own machine are refused then.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-ip", out var text))
            return;
        var isAddress = IpAddresses.TryParse(text, out var address);
        if (Valid("-ip", isAddress))
            await Session.Grains.GetGrain<IBanGrain>(0).AddAsync(address!.ToString());
    }
}
