using System.Net;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.OriginalClient;

/// <summary>Steps that the conversations share.</summary>
internal static class CmdrSteps
{
    /// <summary>Connects and waits for the commands of a session without user.</summary>
    public static async Task<CmdrClient> ConnectAsync(IPEndPoint endPoint)
    {
        var client = await CmdrClient.ConnectAsync(endPoint);
        await client.CommandAsync("my_info");
        return client;
    }

    /// <summary>Connects and logs in to an account that exists.</summary>
    public static async Task<CmdrClient> LoginAsync(IPEndPoint endPoint, string name, string password = HostFixture.UserPassword)
    {
        var client = await ConnectAsync(endPoint);
        await client.RunAsync($"auth -user {name}", password);
        await client.CommandAsync("term");
        return client;
    }

    /// <summary>Waits for a hidden prompt.</summary>
    public static Task SecretPromptAsync(this CmdrClient client) => client.UntilAsync(() => client.HidesInput, "a hidden prompt");

    /// <summary>Waits for a hidden prompt and answers it.</summary>
    public static async Task AnswerSecretAsync(this CmdrClient client, string secret)
    {
        await client.SecretPromptAsync();
        await client.TypeAsync(secret);
    }
}
