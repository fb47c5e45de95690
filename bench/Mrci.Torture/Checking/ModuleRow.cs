using System.Globalization;

namespace Mrci.Torture.Checking;

/// <summary>A row of <c>ls_mods</c> (C-ls_mods.1).</summary>
/// <param name="Name">Name of the module.</param>
/// <param name="IsLocked">Whether it is being installed or removed, or has failed.</param>
/// <param name="FirstCommand">Id of its first command, which tells its slot (P-4.4).</param>
internal readonly record struct ModuleRow(string Name, bool IsLocked, ushort FirstCommand)
{
    /// <summary>Reads the columns mod_name, mod_main_lib, locked, and command_id_offset.</summary>
    public static ModuleRow From(string[] row) => new(row[0], row[2] != "0", ushort.Parse(row[3], CultureInfo.InvariantCulture));

    /// <summary>What two modules must not share: names, in any case (D-209), and ids.</summary>
    public static IEnumerable<string> FindTwice(IReadOnlyCollection<ModuleRow> rows)
    {
        foreach (var twice in rows.GroupBy(static row => row.Name, StringComparer.OrdinalIgnoreCase).Where(static rows => rows.Count() > 1))
            yield return $"ls_mods has {twice.Key} {twice.Count()} times";
        foreach (var twice in rows.GroupBy(static row => row.FirstCommand).Where(static rows => rows.Count() > 1))
            yield return $"the commands of {string.Join(" and ", twice.Select(static row => row.Name))} begin with the same id {twice.Key}";
    }
}
