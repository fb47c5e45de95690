namespace Mrci.Domain.Logs;

/// <summary>
/// One row of the host's debug log (D-116): module and mail failures, exceptions; never passwords, codes or payloads (C-LOG.3).
/// </summary>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="Text">What happened; wording is free.</param>
public sealed record DebugLogEntry(DateTimeOffset Time, string Text);
