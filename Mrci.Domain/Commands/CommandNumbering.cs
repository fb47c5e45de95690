using Mrci.Domain.Names;

namespace Mrci.Domain.Commands;

/// <summary>Ranges and ids of commands (P-4.1 to P-4.6, P-4.16).</summary>
public static class CommandNumbering
{
    /// <summary>Id of the first command of the built-in loader (P-4.4).</summary>
    public const int BuiltInOffset = 256;

    /// <summary>Commands per loader; names behind the 256th are ignored (P-4.2, D-508).</summary>
    public const int LoaderCapacity = 256;

    /// <summary>Id of the first command of the module in slot 0 (P-4.1).</summary>
    public const int FirstModuleOffset = 513;

    /// <summary>Slots of third-party modules, 0-251 (P-4.4, D-507).</summary>
    public const int ModuleSlots = 252;

    /// <summary>Slot of the second built-in loader, never given to a module (P-4.16).</summary>
    public const int AdditionsSlot = 252;

    /// <summary>Id of the first command of the second built-in loader: 65025 (P-4.16).</summary>
    public const int AdditionsOffset = FirstModuleOffset + (LoaderCapacity * AdditionsSlot);

    /// <summary>Id of the first command of a slot: 513 + 256·k (P-4.1).</summary>
    /// <param name="slot">Slot, 0-252.</param>
    /// <returns>The loader's offset.</returns>
    public static int OffsetOf(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slot, AdditionsSlot);
        return FirstModuleOffset + (LoaderCapacity * slot);
    }

    /// <summary>Finds the slot of a new module: the lowest free one (P-4.4, D-306).</summary>
    /// <param name="used">Slots of the installed modules.</param>
    /// <param name="slot">The slot; -1 when all 252 are taken.</param>
    /// <returns><see langword="true"/> if there is a free slot.</returns>
    public static bool TryFindFreeSlot(IEnumerable<int> used, out int slot)
    {
        var taken = used.ToHashSet();
        for (slot = 0; slot < ModuleSlots; slot++)
        {
            if (!taken.Contains(slot))
                return true;
        }

        slot = -1;
        return false;
    }

    /// <summary>Numbers the commands of a loader (P-4.2, P-4.3, P-4.6).</summary>
    /// <param name="offset">The loader's offset.</param>
    /// <param name="names">
    /// The whole list of names. A name that differs from an earlier one in case only is dropped before numbering; an invalid name
    /// keeps its index.
    /// </param>
    /// <returns>
    /// At most 256 commands by ascending id, invalid names included: they are not to be loaded (see <see cref="IsLoadable"/>).
    /// </returns>
    public static IReadOnlyList<NumberedCommand> Number(int offset, IEnumerable<string> names) =>
    [
        .. names
            .Select(static name => (Raw: name, Key: name.ToLowerInvariant()))
            .DistinctBy(static name => name.Key, StringComparer.Ordinal)
            .OrderBy(static name => name.Key, StringComparer.Ordinal)
            .Take(LoaderCapacity)
            .Select((name, index) => new NumberedCommand(checked((ushort)(offset + index)), name.Raw)),
    ];

    /// <summary>Whether a command may be loaded: its name is valid (P-4.6).</summary>
    /// <param name="command">A numbered command.</param>
    /// <returns><see langword="false"/> for an index that an invalid name occupies.</returns>
    public static bool IsLoadable(NumberedCommand command) => CommandNames.IsValid(command.Name);
}
