namespace Mrci.Front.Configuration;

/// <summary>The settings of this program: section <c>Mrci</c>, of which it reads what concerns a front. Limits are in <c>Mrci:Front</c>, as for the silo.</summary>
internal sealed class FrontProgramOptions
{
    /// <summary>The address and port of P-1.1, when none is configured.</summary>
    public const string DefaultListen = "127.0.0.1:35516";

    /// <summary>Where clients connect, each <c>address:port</c>. Default <see cref="DefaultListen"/>. Port 0 takes a free one (tests).</summary>
    public IList<string> Listen { get; } = [];

    /// <summary>Where the health probes answer, <c>address:port</c>; empty for nowhere.</summary>
    public string Http { get; set; } = "";
}
