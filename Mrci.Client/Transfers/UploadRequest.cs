namespace Mrci.Client;

/// <summary>What is to be stored on a host (P-3.24).</summary>
/// <param name="RemoteFile">Path on the host.</param>
/// <param name="Length">How many bytes, from the place where the source stands.</param>
public sealed record UploadRequest(string RemoteFile, long Length)
{
    /// <summary>The command that takes the bytes; any that speaks the upload dialogue.</summary>
    public string Command { get; init; } = "fs_upload";

    /// <summary>The whole argument text, <c>-len</c> included, in place of what the other members say: for commands with arguments of their own.</summary>
    public string? ArgumentText { get; init; }

    /// <summary>Where in the file of the host the bytes go.</summary>
    public long Offset { get; init; }

    /// <summary>An existing file is emptied first.</summary>
    public bool Truncate { get; init; }

    /// <summary>An existing file is changed without a question.</summary>
    public bool Force { get; init; }

    /// <summary>Answers the host's question whether an existing file is to be changed; without it the answer is no.</summary>
    public Func<string, CancellationToken, Task<bool>>? Overwrite { get; init; }

    /// <summary>Told how many bytes have been sent; on the caller's path, so it should be quick.</summary>
    public Action<long>? Progress { get; init; }
}
