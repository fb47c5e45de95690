namespace Mrci.Hosting.Configuration;

/// <summary>Picks <c>--Section:Key value</c> and <c>--Section:Key=value</c> out of a command line.</summary>
public static class SettingArguments
{
    /// <summary>Splits a command line into settings and all other words; a setting without a value stays among the others, for the parser to refuse.</summary>
    /// <param name="arguments">The words of the command line.</param>
    /// <param name="others">The words that are no settings.</param>
    /// <returns>The settings by configuration key.</returns>
    public static Dictionary<string, string?> Extract(IReadOnlyList<string> arguments, out string[] others)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var rest = new List<string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            var word = arguments[index];
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word : word[..equals];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !name.Contains(':', StringComparison.Ordinal))
                rest.Add(word);
            else if (equals >= 0)
                settings[name[2..]] = word[(equals + 1)..];
            else if (index + 1 < arguments.Count)
                settings[name[2..]] = arguments[++index];
            else
                rest.Add(word);
        }

        others = [.. rest];
        return settings;
    }
}
