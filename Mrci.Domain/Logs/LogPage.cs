namespace Mrci.Domain.Logs;

/// <summary>A part of a log, oldest row first (D-803).</summary>
/// <typeparam name="TEntry">Kind of row.</typeparam>
/// <param name="Rows">The rows in the order in which they were written.</param>
/// <param name="HasMore">More rows follow; found by look-ahead (C-TBL.4).</param>
public sealed record LogPage<TEntry>(IReadOnlyList<TEntry> Rows, bool HasMore);
