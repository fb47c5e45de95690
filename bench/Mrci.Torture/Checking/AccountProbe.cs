using Mrci.Torture.Sessions;

namespace Mrci.Torture.Checking;

/// <summary>Tries whether an account lets somebody in, and looks at it. It gives nothing that the account demands, so it changes nothing.</summary>
/// <param name="scene">The run.</param>
internal sealed class AccountProbe(Scene scene)
{
    private const int MostDenials = 2;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    /// <summary>Logs in, shows the account, and leaves.</summary>
    /// <returns>Nothing is recognized if the host did not let it in, asked twice: once may be a store that was away.</returns>
    public async Task<AccountSight> LookAsync(string name, string password, CancellationToken cancellation)
    {
        var denials = 0;
        for (var attempt = 0; denials < MostDenials; attempt++)
        {
            var fronts = scene.Target.Fronts;
            await using var session = await HostSession.ConnectAsync(fronts[attempt % fronts.Count], scene, room: -1, name, cancellation);
            if (session is not null)
            {
                var login = await session.LogInAsync(name, password);
                var shown = await session.RunAsync("my_info");
                var sight = new AccountSight(AccountInfo.Read(shown.Text));
                if (sight.Info is null && shown.HasEnded)
                    sight = new AccountSight(Info: null, login.WantsPassword, login.WantsName);
                if (sight.IsRecognized)
                    return sight;
                if (login.HasEnded && shown.HasEnded)
                    denials++;
            }

            await Task.Delay(BetweenAttempts, cancellation);
        }

        return default;
    }
}
