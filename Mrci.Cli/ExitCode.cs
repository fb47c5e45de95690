namespace Mrci.Cli;

/// <summary>The exit codes of <c>mrci</c>, as <c>--help</c> states them.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int CommandFailed = 1;
    public const int Usage = 2;
    public const int NotConnected = 3;
    public const int ConnectionLost = 4;
}
