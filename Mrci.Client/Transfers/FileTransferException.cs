namespace Mrci.Client;

/// <summary>A transfer was refused by the host, or has not moved what was agreed. The connection goes on.</summary>
/// <param name="message">What went wrong, in the host's words if it said anything.</param>
public sealed class FileTransferException(string message) : Exception(message);
