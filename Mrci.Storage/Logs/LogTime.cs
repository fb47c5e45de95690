using System.Globalization;

namespace Mrci.Storage.Logs;

/// <summary>Times of log rows as stored: UTC text to the millisecond, which sorts as the times do (D-101).</summary>
internal static class LogTime
{
    private const string Format = "yyyy-MM-dd HH:mm:ss.fff";

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
