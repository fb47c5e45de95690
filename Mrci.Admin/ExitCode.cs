namespace Mrci.Admin;

/// <summary>The exit codes of <c>mrci-admin</c>, as <c>--help</c> states them.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
}
