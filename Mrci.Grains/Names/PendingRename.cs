using Orleans;

namespace Mrci.Grains.Names;

/// <summary>A change of name that is written, and whose names are not settled yet (D-703).</summary>
/// <param name="OldName">The name to be released.</param>
/// <param name="NewName">The name to be confirmed.</param>
[GenerateSerializer, Immutable, Alias("mrci.state.pending-rename")]
public sealed record PendingRename([property: Id(0)] string OldName, [property: Id(1)] string NewName);
