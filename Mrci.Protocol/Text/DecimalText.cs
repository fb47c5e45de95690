using System.Globalization;

namespace Mrci.Protocol.Text;

/// <summary>Numbers in argument text: plain ASCII decimal digits, no sign, no blanks, range-checked (C-GEN.14).</summary>
public static class DecimalText
{
    /// <summary>Reads a number 0 – 2^63 − 1; false for anything else, null and empty included.</summary>
    public static bool TryParse(string? text, out long number)
    {
        number = 0;
        return IsDigits(text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Reads a number 0 – 2^64 − 1; false for anything else, null and empty included.</summary>
    public static bool TryParse(string? text, out ulong number)
    {
        number = 0;
        return IsDigits(text) && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    // The library's parsers accept NUL characters behind the digits.
    private static bool IsDigits(string? text) => !string.IsNullOrEmpty(text) && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
