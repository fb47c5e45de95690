using System.Globalization;

namespace Mrci.Domain.Names;

/// <summary>
/// Numbers in argument texts (D-210 to D-213, C-GEN.14): ASCII digits only, no sign, no blank, range-checked before use.
/// </summary>
public static class Numbers
{
    /// <summary>Reads an unsigned number of 32 bits (D-213).</summary>
    /// <param name="text">The argument; <see langword="null"/> when it is missing.</param>
    /// <param name="min">Smallest accepted value.</param>
    /// <param name="max">Largest accepted value.</param>
    /// <param name="value">The number; 0 when the text is not accepted.</param>
    /// <returns><see langword="true"/> if the text is a number from <paramref name="min"/> to <paramref name="max"/>.</returns>
    public static bool TryParse(string? text, uint min, uint max, out uint value)
    {
        var accepted = TryParse(text, (ulong)min, max, out var wide);
        value = (uint)wide;
        return accepted;
    }

    /// <summary>Reads an unsigned number of 64 bits (D-213), for channel ids, sizes and offsets.</summary>
    /// <param name="text">The argument; <see langword="null"/> when it is missing.</param>
    /// <param name="min">Smallest accepted value.</param>
    /// <param name="max">Largest accepted value.</param>
    /// <param name="value">The number; 0 when the text is not accepted.</param>
    /// <returns><see langword="true"/> if the text is a number from <paramref name="min"/> to <paramref name="max"/>.</returns>
    public static bool TryParse(string? text, ulong min, ulong max, out ulong value)
    {
        // The platform's parser accepts trailing NUL characters, hence the look at the digits.
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= min && value <= max
            && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>Reads a sub-channel id, 0-255 (D-210).</summary>
    /// <param name="text">The argument; <see langword="null"/> when it is missing.</param>
    /// <param name="value">The id; 0 when the text is not accepted.</param>
    /// <returns><see langword="true"/> if the text is an id.</returns>
    public static bool TryParseSubChannelId(string? text, out byte value)
    {
        var accepted = TryParse(text, 0u, byte.MaxValue, out var number);
        value = (byte)number;
        return accepted;
    }

    /// <summary>Reads a switch, exactly <c>0</c> or <c>1</c> (D-212).</summary>
    /// <param name="text">The argument; <see langword="null"/> when it is missing.</param>
    /// <param name="value">The switch; off when the text is not accepted.</param>
    /// <returns><see langword="true"/> if the text is a switch.</returns>
    public static bool TryParseSwitch(string? text, out bool value)
    {
        value = text is "1";
        return value || text is "0";
    }
}
