namespace Mrci.Domain.Commands;

/// <summary>One step of a rebuild (P-4.11).</summary>
/// <param name="Id">Id of the command.</param>
/// <param name="IsAdded"><see langword="true"/> to load it (NEW_CMD), <see langword="false"/> to remove it (CMD_ID).</param>
public readonly record struct CommandChange(ushort Id, bool IsAdded);
