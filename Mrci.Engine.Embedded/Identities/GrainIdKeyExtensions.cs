using System.Buffers.Text;
using System.Text;

namespace Orleans.Runtime;

/// <summary>Keys that are numbers.</summary>
public static class GrainIdKeyExtensions
{
    private const int GuidDigits = 32;

    /// <summary>The key of an integer: upper-case hexadecimal without leading zeros.</summary>
    /// <param name="key">The integer.</param>
    /// <returns>The key.</returns>
    public static IdSpan CreateIntegerKey(long key)
    {
        Span<byte> digits = stackalloc byte[sizeof(long) * 2];
        Utf8Formatter.TryFormat(key, digits, out var length, 'X');
        return new IdSpan(digits[..length].ToArray());
    }

    /// <summary>Reads a key as an integer, with what follows a '+' as its extension. A string key that looks like hexadecimal is read too.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="key">The integer.</param>
    /// <param name="keyExt">The extension, or <see langword="null"/>.</param>
    /// <returns>Whether the key is an integer.</returns>
    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var digits = grainId.Key.AsSpan();
        keyExt = null;
        var plus = digits.IndexOf((byte)'+');
        if (plus >= 0)
        {
            keyExt = Encoding.UTF8.GetString(digits[(plus + 1)..]);
            digits = digits[..plus];
        }

        return Utf8Parser.TryParse(digits, out key, out var length, 'X') && length == digits.Length;
    }

    /// <summary>Reads a key of 32 hexadecimal digits as a <see cref="Guid"/>, with what follows a '+' as its extension.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="key">The value.</param>
    /// <param name="keyExt">The extension, or <see langword="null"/>.</param>
    /// <returns>Whether the key is a <see cref="Guid"/>.</returns>
    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var digits = grainId.Key.AsSpan();
        keyExt = null;
        key = default;
        if (digits.Length > GuidDigits && digits[GuidDigits] == (byte)'+')
        {
            keyExt = Encoding.UTF8.GetString(digits[(GuidDigits + 1)..]);
            digits = digits[..GuidDigits];
        }

        return digits.Length == GuidDigits && Utf8Parser.TryParse(digits, out key, out var length, 'N') && length == GuidDigits;
    }
}
