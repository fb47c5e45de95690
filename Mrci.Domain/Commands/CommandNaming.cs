using Mrci.Domain.Names;

namespace Mrci.Domain.Commands;

/// <summary>The names that clients see (P-4.7).</summary>
public static class CommandNaming
{
    /// <summary>
    /// Allots lower-case names, each once: to a name that is taken <c>_1</c>, <c>_2</c>… is appended, lowest free number.
    /// </summary>
    /// <param name="loaders">
    /// All loaders, also for commands the session may not use: then the name of a command doesn't depend on who is logged in.
    /// </param>
    /// <returns>
    /// Name by command id. Both built-in loaders are served first, then modules by ascending offset; invalid names get none.
    /// </returns>
    public static IReadOnlyDictionary<ushort, string> Allot(IEnumerable<CommandLoaderLists> loaders)
    {
        var names = new Dictionary<ushort, string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var ordered = loaders.OrderByDescending(static loader => IsBuiltIn(loader.Offset)).ThenBy(static loader => loader.Offset);
        foreach (var loader in ordered)
        {
            foreach (var command in CommandNumbering.Number(loader.Offset, loader.Names).Where(CommandNumbering.IsLoadable))
                names.Add(command.Id, Take(taken, command.Name.ToLowerInvariant()));
        }

        return names;
    }

    private static bool IsBuiltIn(int offset) => offset is CommandNumbering.BuiltInOffset or CommandNumbering.AdditionsOffset;

    private static string Take(HashSet<string> taken, string name)
    {
        var unique = name;
        for (var number = 1; !taken.Add(unique); number++)
        {
            var suffix = $"_{number}";
            // A name of full length gives way to the suffix, or the wire field would cut the difference off.
            unique = string.Concat(name.AsSpan(0, Math.Min(name.Length, CommandNames.MaximumLength - suffix.Length)), suffix);
        }

        return unique;
    }
}
