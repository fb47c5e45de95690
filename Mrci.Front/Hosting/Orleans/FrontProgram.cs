using Mrci.Hosting;

namespace Mrci.Front.Hosting.Engine;

/// <summary>Runs the front until it is told to stop.</summary>
internal static class FrontProgram
{
    public static Task<int> RunAsync(IReadOnlyDictionary<string, string?> commandLine) =>
        HostProgram.RunAsync(() => FrontComposition.Build(commandLine));
}
