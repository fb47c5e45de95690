using System.Net;
using Mrci.Client;

namespace Mrci.Torture.Targets;

/// <summary>Root's login: on a fresh host the first one demands a new password (P-10.4).</summary>
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
        await using var client = await ConnectAsync(front, cancellation);
        var login = await client.RunAsync("auth", "-user root", [FirstPassword, SecondPassword], cancellation);
        if (login.IsError)
            throw new TortureException($"Root cannot log in: {string.Concat(login.Errors)}");
    }

    /// <summary>Makes sure that root can log in and need not change his password first.</summary>
    /// <exception cref="TortureException">He cannot, or must; the message says what to do.</exception>
    public static async Task CheckAsync(IPEndPoint front, string password, CancellationToken cancellation)
    {
        await using var client = await ConnectAsync(front, cancellation);
        await client.RunAsync("auth", "-user root", [password], cancellation);
        await client.SynchronizeAsync(cancellation);
        // What whoever is logged in has.
        if (!client.Commands.Contains("set_pw"))
            throw new TortureException("Root cannot log in with that password, or has to change it first; mrci does that.");
    }

    private static async Task<MrciClient> ConnectAsync(IPEndPoint front, CancellationToken cancellation)
    {
        var client = await MrciClient.ConnectAsync(
            new MrciClientOptions { Host = front.Address.ToString(), Port = front.Port, AppName = "mrci-torture" }, cancellation);
        await client.WaitReadyAsync(cancellation);
        await client.SynchronizeAsync(cancellation);
        return client;
    }
}
