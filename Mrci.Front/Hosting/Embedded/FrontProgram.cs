namespace Mrci.Front.Hosting.Engine;

/// <summary>Says that a build with the embedded engine has no use for this program.</summary>
internal static class FrontProgram
{
    private const int StartFailed = 1;

    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> commandLine)
    {
        await Console.Error.WriteLineAsync(
            "mrci: this build has the embedded engine, which is one process with a front of its own (mrci-host). A front by itself needs a build with"
            + " -p:MrciEngine=Orleans (docs/cluster.md).");
        return StartFailed;
    }
}
