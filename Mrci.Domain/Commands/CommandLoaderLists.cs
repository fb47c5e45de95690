namespace Mrci.Domain.Commands;

/// <summary>What a loader says about its commands (P-4.3, P-4.9). Raw names, any order, compared ignoring case.</summary>
/// <param name="Offset">Id of the loader's first command (P-4.4).</param>
/// <param name="Names">The whole <c>cmdList()</c>, whatever the session may use.</param>
/// <param name="PublicNames"><c>pubCmdList()</c>.</param>
/// <param name="ExemptNames"><c>rankExemptList()</c>.</param>
public sealed record CommandLoaderLists(
    int Offset,
    IReadOnlyCollection<string> Names,
    IReadOnlyCollection<string> PublicNames,
    IReadOnlyCollection<string> ExemptNames);
