using Mrci.Domain.Logs;

namespace Mrci.Storage.Logs;

/// <summary>A row of <c>debug_log</c> (D-116).</summary>
internal sealed class DebugLogRow : ILogRow<DebugLogEntry>
{
    public const string Table = "debug_log";

    public const string Insert = "INSERT INTO debug_log (time_stamp, log_entry) VALUES (@Time, @Text)";

    public const string Select = "SELECT id AS Id, time_stamp AS Time, log_entry AS Text FROM debug_log";

    public long Id { get; set; }

    public string Time { get; set; } = "";

    public string Text { get; set; } = "";

    public static DebugLogRow From(DebugLogEntry entry) => new() { Time = LogTime.Write(entry.Time), Text = LogText.Write(entry.Text) };

    public DebugLogEntry ToEntry() => new(LogTime.Read(Time), Text);
}
