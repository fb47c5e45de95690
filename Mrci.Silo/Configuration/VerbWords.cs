namespace Mrci.Silo.Configuration;

/// <summary>
/// The verbs of the command line, which compare ignoring case and have one hyphen in chapter 14 of commands.md; we write two, as with all options, and
/// <c>-</c> for <c>_</c>.
/// </summary>
internal static class VerbWords
{
    public const string Help = "--help";
    public const string About = "--about";
    public const string Address = "--addr";
    public const string Host = "--host";
    public const string Start = "--start";
    public const string Stop = "--stop";
    public const string Status = "--status";
    public const string ResetRoot = "--reset-root";
    public const string AddAdmin = "--add-admin";

    private static readonly HashSet<string> All = [Help, About, Address, Host, Start, Stop, Status, ResetRoot, AddAdmin];

    /// <summary>Gives each verb the form that it has here: <c>-RESET_ROOT</c> becomes <c>--reset-root</c>. Other words stay as they are.</summary>
    /// <param name="arguments">The words of the command line.</param>
    public static string[] Normalize(IEnumerable<string> arguments) => [.. arguments.Select(Normalize)];

    private static string Normalize(string word)
    {
        if (!word.StartsWith('-'))
            return word;
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? word : word[..equals];
        var verb = (name.StartsWith("--", StringComparison.Ordinal) ? name : $"-{name}").ToLowerInvariant().Replace('_', '-');
        return All.Contains(verb) ? verb + word[name.Length..] : word;
    }
}
