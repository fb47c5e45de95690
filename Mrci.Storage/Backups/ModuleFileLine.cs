namespace Mrci.Storage.Backups;

/// <summary>A row of <c>module_file</c>.</summary>
internal sealed record ModuleFileLine(string Installation, string Path, int Part, byte[] Content) : BackupLine;
