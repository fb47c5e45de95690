namespace Mrci.Client;

/// <summary>What is to be fetched from a host (P-3.25).</summary>
/// <param name="RemoteFile">Path on the host.</param>
public sealed record DownloadRequest(string RemoteFile)
{
    /// <summary>Where in the file of the host to start, bytes.</summary>
    public long Offset { get; init; }

    /// <summary>Most bytes to fetch, 1 and up; without it all to the end.</summary>
    public long? Length { get; init; }

    /// <summary>Told when the host has said how many bytes come.</summary>
    public Action<long>? Sized { get; init; }

    /// <summary>Told how many bytes have come; on the caller's path, so it should be quick.</summary>
    public Action<long>? Progress { get; init; }
}
