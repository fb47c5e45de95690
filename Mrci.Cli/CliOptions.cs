namespace Mrci.Cli;

/// <summary>The command line of <c>mrci</c>, checked.</summary>
/// <param name="Target">Where to connect to.</param>
/// <param name="AppName">The application name in the client header.</param>
/// <param name="PinFile">PEM or DER file with the only certificate to accept.</param>
/// <param name="CheckChain">Whether the host's certificate must lead to a trusted root.</param>
/// <param name="Commands">Command lines to run instead of reading them.</param>
/// <param name="Wait">How long to go on listening after the last command.</param>
internal sealed record CliOptions(
    HostAddress Target, string AppName, FileInfo? PinFile, bool CheckChain, IReadOnlyList<string> Commands, TimeSpan Wait);
