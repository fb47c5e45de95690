namespace Mrci.Domain.Logs;

/// <summary>A stored row and its place in the log.</summary>
/// <typeparam name="TEntry">Kind of row.</typeparam>
/// <param name="Position">The place.</param>
/// <param name="Entry">The row.</param>
public sealed record LogRow<TEntry>(LogPosition Position, TEntry Entry);
