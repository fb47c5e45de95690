namespace Mrci.Cli.Editing;

/// <summary>A line after Tab, and the names that would still fit when there is more than one.</summary>
internal sealed record Completion(string Text, int Cursor, IReadOnlyList<string> Candidates)
{
    // These take the name of a command as their first argument.
    private static readonly string[] TakeCommandName = ["term", "pause", "resume", ":bytes"];

    /// <summary>
    /// Completes the word before the cursor, where a command name may stand: as far as all names that fit agree, and with a blank behind
    /// it when only one does.
    /// </summary>
    public static Completion Of(string text, int cursor, IEnumerable<string> commandNames)
    {
        var start = text.LastIndexOfAny([' ', '\t'], Math.Max(0, cursor - 1), Math.Max(0, cursor)) + 1;
        var word = text[start..cursor];
        var before = text[..start].Trim();
        string[] fitting = before switch
        {
            "" => [.. commandNames.Concat(OwnCommands.Names).Where(name => Fits(name, word)).Order(StringComparer.Ordinal)],
            _ when TakeCommandName.Contains(before, StringComparer.OrdinalIgnoreCase) =>
                [.. commandNames.Where(name => Fits(name, word)).Order(StringComparer.Ordinal)],
            _ => [],
        };
        if (fitting.Length == 0) return new Completion(text, cursor, []);

        var common = fitting.Length == 1 ? fitting[0] + " " : CommonStart(fitting);
        var rest = fitting.Length == 1 ? text[cursor..].TrimStart(' ') : text[cursor..];
        return new Completion(text[..start] + common + rest, start + common.Length, fitting.Length == 1 ? [] : fitting);
    }

    private static bool Fits(string name, string word) => name.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static string CommonStart(string[] names)
    {
        var length = names.Min(name => name.Length);
        while (names.Any(name => !name.AsSpan(0, length).Equals(names[0].AsSpan(0, length), StringComparison.OrdinalIgnoreCase))) length--;
        return names[0][..length];
    }
}
