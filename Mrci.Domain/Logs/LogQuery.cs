namespace Mrci.Domain.Logs;

/// <summary>Which part of a log to read (D-803).</summary>
/// <param name="Offset">Number of rows to skip, ≥ 0, counted from the oldest.</param>
/// <param name="Limit">Largest number of rows to return, ≥ 1.</param>
public sealed record LogQuery(long Offset = 0, int Limit = LogQuery.PageSize)
{
    /// <summary>Rows per page of a table viewer (D-509).</summary>
    public const int PageSize = 50;
}
