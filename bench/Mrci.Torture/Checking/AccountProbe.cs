using Mrci.Protocol.Text;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Checking;

/// <summary>Tries whether an account lets somebody in, and looks at it.</summary>
/// <param name="scene">The run.</param>
internal sealed class AccountProbe(Scene scene)
{
    private const int MostDenials = 2;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    /// <summary>Logs in, shows the account, and leaves.</summary>
    /// <returns>Null if the host did not let it in, asked twice: once may be a store that was away.</returns>
    public async Task<AccountInfo?> LookAsync(string name, string password, CancellationToken cancellation)
    {
        var denials = 0;
        for (var attempt = 0; denials < MostDenials; attempt++)
        {
            var fronts = scene.Target.Fronts;
            await using var session = await HostSession.ConnectAsync(fronts[attempt % fronts.Count], scene, room: -1, name, cancellation);
            if (session is not null)
            {
                var login = await session.RunAsync("auth", new ArgumentWriter().Add("-user", name).ToString(), password);
                var shown = await session.RunAsync("my_info");
                if (AccountInfo.Read(shown.Text) is { } info)
                    return info;
                if (login.HasEnded && shown.HasEnded)
                    denials++;
            }

            await Task.Delay(BetweenAttempts, cancellation);
        }

        return null;
    }
}
