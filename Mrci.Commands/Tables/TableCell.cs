using System.Globalization;

namespace Mrci.Commands.Tables;

/// <summary>Turns values into cells (C-TBL.2). Text goes as stored; what is absent is empty.</summary>
public static class TableCell
{
    /// <summary>A number, decimal.</summary>
    public static string Of(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A flag, <c>1</c> or <c>0</c>.</summary>
    public static string Of(bool flag) => flag ? "1" : "0";

    /// <summary>Bytes, lower-case hexadecimal.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>A time, <c>yyyy-MM-dd HH:mm:ss</c> UTC.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
