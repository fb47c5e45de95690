namespace Mrci.Silo.Tests.OriginalClient;

/// <summary>What the original client keeps of a NEW_CMD frame.</summary>
internal sealed record CmdrCommand(ushort Id, string Name, bool HandlesGenFile);
