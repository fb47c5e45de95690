using System.Text;
using Mrci.Commands.Tables;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Commands.Session;

/// <summary><c>my_info</c>: shows the session and the user's account (C-my_info.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class MyInfoCommand(ISessionContext session) : TextCommand("my_info", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Shows what the host knows about your session: its id, your address, the name of your application, and whether you are logged in.
        Once you are, also about your account: user, group and display name, user id, e-mail address and whether it has been verified,
        when you registered, whether you act as owner of every channel, and the rank of your group (1 is the highest).
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        var isLoggedIn = !shared.UserId.IsEmpty;
        var text = new StringBuilder("\n")
            .Append("session id: ").Append(shared.SessionId.ToString()).Append('\n')
            .Append("ip address: ").Append(shared.SessionAddress).Append('\n')
            .Append("logged in: ").Append(Word(isLoggedIn)).Append('\n')
            .Append("app name: ").Append(shared.AppName).Append('\n');
        if (isLoggedIn)
        {
            var userId = shared.UserId.ToString();
            var user = await Session.Grains.GetGrain<IUserGrain>(userId).GetAsync();
            text.Append("user name: ").Append(shared.UserName).Append('\n')
                .Append("group: ").Append(shared.GroupName).Append('\n')
                .Append("display name: ").Append(shared.DisplayName).Append('\n')
                .Append("user id: ").Append(userId).Append('\n')
                .Append("email: ").Append(user?.Email).Append('\n')
                .Append("registered: ").Append(user is null ? "" : TableCell.Of(user.RegisteredUtc)).Append('\n')
                .Append("email verified: ").Append(Word(user is { EmailVerified: true })).Append('\n')
                .Append("owner override: ").Append(Word(shared.ChannelOwnerOverride)).Append('\n')
                .Append("host rank: ").Append(shared.HostRank).Append('\n');
        }

        Main(text.Append('\n').ToString());
    }

    private static string Word(bool flag) => flag ? "true" : "false";
}
