namespace Mrci.Cli.Transfers;

/// <summary>The command line of <c>mrci get</c> and <c>mrci put</c>, checked.</summary>
/// <param name="Connection">Where to connect to, and how.</param>
/// <param name="IsUpload">Whether the file goes to the host.</param>
/// <param name="Remote">Path on the host.</param>
/// <param name="Local">Path here.</param>
/// <param name="User">Who logs in; null to go on without a login.</param>
/// <param name="Force">An existing file is replaced.</param>
/// <param name="Resume">Only what is missing behind the end of an existing file is moved.</param>
/// <param name="Verify">What the host has now is fetched and compared.</param>
internal sealed record TransferOptions(
    CliOptions Connection, bool IsUpload, string Remote, string Local, string? User, bool Force, bool Resume, bool Verify);
