namespace Mrci.Modules.Wire;

/// <summary>One message between the host and a module host.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Session">Number of the loader it concerns; 0 for none. Given by the host.</param>
/// <param name="Command">Id of the command it concerns; 0 for none.</param>
/// <param name="Call">Number that a return or an answer repeats; 0 when none is expected. Each side counts its own.</param>
/// <param name="Body">What belongs to the kind.</param>
public readonly record struct Message(MessageKind Kind, int Session, ushort Command, int Call, ReadOnlyMemory<byte> Body);
