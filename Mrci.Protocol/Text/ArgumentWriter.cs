using System.Globalization;
using System.Text;

namespace Mrci.Protocol.Text;

/// <summary>
/// Builds argument text with the canonical quoting of P-5.43: string values in double quotes, numbers bare, one blank
/// between parts. Keys include their leading <c>-</c>.
/// </summary>
public sealed class ArgumentWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>
    /// Quotes one value so that <see cref="ArgumentLine.Parse"/> gives it back as one token. The empty value becomes
    /// <c>""</c>, which yields no token (P-5.40).
    /// </summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        AppendQuoted(text, value);
        return text.ToString();
    }

    /// <summary>Adds a key with a string value, which is quoted.</summary>
    public ArgumentWriter Add(string key, string value)
    {
        AppendQuoted(AppendPart(key).Append(' '), value);
        return this;
    }

    /// <summary>Adds a key with a decimal number, bare.</summary>
    public ArgumentWriter Add(string key, long number)
    {
        AppendPart(key).Append(CultureInfo.InvariantCulture, $" {number}");
        return this;
    }

    /// <summary>Adds a key with a decimal number, bare.</summary>
    public ArgumentWriter Add(string key, ulong number)
    {
        AppendPart(key).Append(CultureInfo.InvariantCulture, $" {number}");
        return this;
    }

    /// <summary>Adds a key without value.</summary>
    public ArgumentWriter Add(string key)
    {
        AppendPart(key);
        return this;
    }

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    private static void AppendQuoted(StringBuilder text, string value)
    {
        // Before the closing quote a backslash would escape it, so trailing ones go behind.
        var body = value.AsSpan().TrimEnd('\\');
        text.Append('"');
        foreach (var c in body)
        {
            if (c is '"' or '\'')
                text.Append('\\');
            text.Append(c);
        }

        text.Append('"').Append('\\', value.Length - body.Length);
    }

    private StringBuilder AppendPart(string part)
    {
        if (_text.Length > 0)
            _text.Append(' ');
        return _text.Append(part);
    }
}
