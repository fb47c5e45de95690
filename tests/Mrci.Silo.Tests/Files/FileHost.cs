using Mrci.Client;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Files;

/// <summary>A host for the tests of files. Each test has a directory of its own in it.</summary>
public sealed class FileHost : OwnHostFixture
{
    private int _directories;

    internal string Root => Host.Files;

    /// <summary>Makes a directory below the root.</summary>
    /// <returns>Its virtual path, and its real one.</returns>
    internal (string Virtual, string Real) Directory()
    {
        var name = $"test{Interlocked.Increment(ref _directories)}";
        return ($"/{name}", System.IO.Directory.CreateDirectory(Path.Combine(Root, name)).FullName);
    }

    /// <summary>Another session of root.</summary>
    internal async Task<MrciClient> RootAsync()
    {
        var client = await Host.ConnectAsync();
        await client.LoginAsync("root", HostFixture.RootPassword);
        return client;
    }

    /// <summary>A session of root that shows every frame.</summary>
    internal Task<TransferSession> TransferAsync() => TransferSession.StartAsync(Host.Process.EndPoint);

    /// <summary>What the host has open below a directory: targets of its file descriptors.</summary>
    internal string[] OpenBelow(string real) => Open(Host.Process.Id, real);

    internal static string[] Open(int process, string real) =>
        [.. System.IO.Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Select(TargetOf).Where(target => target.StartsWith(real, StringComparison.Ordinal))];

    /// <summary>Waits until the host has nothing open there any more.</summary>
    internal async Task ClosedBelowAsync(string real)
    {
        using var limit = new CancellationTokenSource(Deadline.Long);
        while (OpenBelow(real).Length > 0)
        {
            limit.IsCancellationRequested.ShouldBeFalse($"waited in vain for the host to close {string.Join(", ", OpenBelow(real))}");
            await Task.Yield();
        }
    }

    // One that is closed while the list is read.
    private static string TargetOf(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
