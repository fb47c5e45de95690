namespace Mrci.Commands.Files.Paths;

/// <summary>Says why a path cannot be used, without a real path.</summary>
internal static class PathRefusal
{
    /// <summary>The text of the ERR.</summary>
    /// <param name="status">Where the walk has ended.</param>
    /// <param name="argument">The argument that the path was the value of.</param>
    public static string Of(HostPathStatus status, string argument) => status switch
    {
        HostPathStatus.Outside => $"{argument} leads out of the files of the host.",
        HostPathStatus.Denied => $"the host may not look where {argument} leads.",
        _ => $"there is nothing where {argument} leads.",
    };
}
