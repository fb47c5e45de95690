namespace Mrci.Commands.Files.Nodes;

/// <summary>The file system has refused something. Its message holds no path, so it can be shown to clients (C-FS.1).</summary>
/// <param name="fault">Why.</param>
/// <param name="message">The words of the operating system.</param>
internal sealed class FileFaultException(FileFault fault, string message) : IOException(message)
{
    /// <summary>Why.</summary>
    public FileFault Fault { get; } = fault;

    /// <summary>What a client may know of a failure; the runtime's own messages may hold real paths.</summary>
    /// <returns>Null when the exception says nothing about files.</returns>
    public static string? Describe(Exception failure) => failure switch
    {
        FileFaultException fault => fault.Message,
        UnauthorizedAccessException => "permission denied",
        IOException when IsFull(failure) => "no space is left, or a limit of size is reached",
        IOException => "the file system has failed",
        _ => null,
    };

    // On Unix the runtime gives errno as HRESULT: EFBIG, ENOSPC, EDQUOT. On Windows: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL.
    private static bool IsFull(Exception failure) =>
        OperatingSystem.IsWindows()
            ? (failure.HResult & 0xFFFF) is 39 or 112
            : failure.HResult is 27 or 28 or 122;
}
