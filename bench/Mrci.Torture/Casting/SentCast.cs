namespace Mrci.Torture.Casting;

/// <summary>A cast as its sender knows it.</summary>
/// <param name="Sent">When it was sent.</param>
/// <param name="Acknowledged">When its IDLE came without ERR; null if that never happened.</param>
internal readonly record struct SentCast(TimeSpan Sent, TimeSpan? Acknowledged);
