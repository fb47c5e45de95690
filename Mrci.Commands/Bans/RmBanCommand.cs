using Mrci.Domain.Names;
using Mrci.Grains.Bans;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Bans;

/// <summary>Lifts a ban (C-rm_ban.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RmBanCommand(ISessionContext session) : TextCommand("rm_ban", session)
{
    /// <inheritdoc />
    protected override string Help =>
        "Lets an address connect again. Name it with -ip, in any form; an address that is not banned is no error.";

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-ip", out var text))
            return;
        var isAddress = IpAddresses.TryParse(text, out var address);
        if (Valid("-ip", isAddress))
            await Session.Grains.GetGrain<IBanGrain>(0).RemoveAsync([address!.ToString()]);
    }
}
