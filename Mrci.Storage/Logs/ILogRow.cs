namespace Mrci.Storage.Logs;

/// <summary>A row of a log table.</summary>
internal interface ILogRow<out TEntry>
{
    long Id { get; }

    string Time { get; }

    TEntry ToEntry();
}
