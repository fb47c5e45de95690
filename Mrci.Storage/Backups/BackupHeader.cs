namespace Mrci.Storage.Backups;

/// <summary>The first line.</summary>
/// <param name="Format">Version of the format.</param>
/// <param name="Created">When the backup was begun, UTC.</param>
/// <param name="Provider">Kind of database that it was taken from.</param>
/// <param name="SchemaVersion">Newest schema script of that database.</param>
internal sealed record BackupHeader(int Format, DateTime Created, string Provider, int SchemaVersion) : BackupLine
{
    /// <summary>3: module files. 2: protection keys. A backup of an older format has none of them and is otherwise the same.</summary>
    public const int CurrentFormat = 3;

    public const int OldestFormat = 1;
}
