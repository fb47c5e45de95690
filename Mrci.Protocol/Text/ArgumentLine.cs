using System.Text;

namespace Mrci.Protocol.Text;

/// <summary>Argument text split into tokens, <c>parseArgs</c> of P-5.40. Every text is valid; nothing throws.</summary>
public sealed class ArgumentLine
{
    private readonly List<string> _tokens;

    private ArgumentLine(List<string> tokens) => _tokens = tokens;

    /// <summary>All tokens in order, none of them empty (P-5.41).</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>Splits argument text.</summary>
    public static ArgumentLine Parse(string text)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        var inDouble = false;
        var inSingle = false;
        var escaped = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\'' && !inDouble && !escaped)
            {
                inSingle = !inSingle;
            }
            else if (c == '"' && !inSingle && !escaped)
            {
                inDouble = !inDouble;
            }
            else
            {
                escaped = false;
                if (!inDouble && !inSingle && char.IsWhiteSpace(c))
                    EndToken(tokens, token);
                else if (c == '\\' && i + 1 < text.Length && text[i + 1] is '\'' or '"')
                    escaped = true;
                else
                    token.Append(c);
            }
        }

        // An open quote loses its token.
        if (!inDouble && !inSingle)
            EndToken(tokens, token);
        return new ArgumentLine(tokens);
    }

    /// <summary>
    /// <c>getParam</c> (P-5.42): the token after the first token equal to <paramref name="key"/>, ignoring case; null if
    /// the key is missing, is the last token, or is followed by a token that starts with <c>-</c>.
    /// </summary>
    /// <param name="key">The key with its leading <c>-</c>.</param>
    public string? Get(string key)
    {
        var next = IndexOf(key) + 1;
        return next > 0 && next < _tokens.Count && !_tokens[next].StartsWith('-') ? _tokens[next] : null;
    }

    /// <summary><c>argExists</c> (P-5.42): whether some token equals <paramref name="key"/>, ignoring case.</summary>
    /// <param name="key">The key with its leading <c>-</c>.</param>
    public bool Has(string key) => IndexOf(key) >= 0;

    private static void EndToken(List<string> tokens, StringBuilder token)
    {
        if (token.Length == 0)
            return;
        tokens.Add(token.ToString());
        token.Clear();
    }

    private int IndexOf(string key) => _tokens.FindIndex(token => string.Equals(token, key, StringComparison.OrdinalIgnoreCase));
}
