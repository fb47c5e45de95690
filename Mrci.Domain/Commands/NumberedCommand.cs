namespace Mrci.Domain.Commands;

/// <summary>A command and its id (P-4.3).</summary>
/// <param name="Id">Command id, constant as long as the loader's list of names is.</param>
/// <param name="Name">Raw name as the loader gave it.</param>
public readonly record struct NumberedCommand(ushort Id, string Name);
