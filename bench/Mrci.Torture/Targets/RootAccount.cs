using System.Net;
using Mrci.Client;

namespace Mrci.Torture.Targets;

/// <summary>The first login on a fresh host, which demands a new password (P-10.4).</summary>
internal static class RootAccount
{
    /// <summary>What the host is set up with.</summary>
    public const string FirstPassword = "Torture-Begins-1";

    /// <summary>What root has afterwards.</summary>
    public const string SecondPassword = "Torture-Goes-On-2";

    /// <summary>Logs in once.</summary>
    /// <exception cref="TortureException">The host did not want that.</exception>
    public static async Task ChangePasswordAsync(IPEndPoint front, CancellationToken cancellation)
    {
        await using var client = await MrciClient.ConnectAsync(
            new MrciClientOptions { Host = front.Address.ToString(), Port = front.Port, AppName = "mrci-torture" }, cancellation);
        await client.WaitReadyAsync(cancellation);
        await client.SynchronizeAsync(cancellation);
        var login = await client.RunAsync("auth", "-user root", [FirstPassword, SecondPassword], cancellation);
        if (login.IsError)
            throw new TortureException($"Root cannot log in: {string.Concat(login.Errors)}");
    }
}
