namespace Mrci.Storage.Backups;

/// <summary>A row of <c>OrleansStorage</c>. A cleared state has no payload and keeps its version.</summary>
internal sealed record GrainStateLine(
    string Service, string Type, string Extension, long N0, long N1, int IdHash, int TypeHash, int Version, DateTime Modified, byte[]? Payload)
    : BackupLine;
