using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Mrci.Protocol.Payloads;

namespace Mrci.Client;

/// <summary>An immutable snapshot of the commands that the host has announced to this session (P-4.5, P-4.11).</summary>
public sealed class CommandList
{
    internal static readonly CommandList Empty = new(
        ImmutableSortedDictionary<ushort, NewCommand>.Empty,
        ImmutableSortedDictionary.Create<string, ushort>(StringComparer.OrdinalIgnoreCase));

    private CommandList(ImmutableSortedDictionary<ushort, NewCommand> byId, ImmutableSortedDictionary<string, ushort> byName)
    {
        ById = byId;
        ByName = byName;
    }

    /// <summary>The commands by ascending id.</summary>
    public ImmutableSortedDictionary<ushort, NewCommand> ById { get; }

    /// <summary>The ids by name; names compare ignoring case.</summary>
    public ImmutableSortedDictionary<string, ushort> ByName { get; }

    /// <summary>Number of commands.</summary>
    public int Count => ById.Count;

    /// <summary>Finds a command by its name, ignoring case.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out NewCommand command)
    {
        command = default;
        return ByName.TryGetValue(name, out var id) && ById.TryGetValue(id, out command);
    }

    /// <summary>Finds a command by its id.</summary>
    public bool TryGet(ushort id, [MaybeNullWhen(false)] out NewCommand command) => ById.TryGetValue(id, out command);

    /// <summary>Whether there is a command of that name, ignoring case.</summary>
    public bool Contains(string name) => ByName.ContainsKey(name);

    // An id that is known already gets its new entry: that happens after a recovery (P-4.13).
    internal CommandList With(NewCommand command)
    {
        var others = Without(command.CommandId);
        return new CommandList(others.ById.Add(command.CommandId, command), others.ByName.SetItem(command.Name, command.CommandId));
    }

    internal CommandList Without(ushort id)
    {
        if (!ById.TryGetValue(id, out var known)) return this;
        var byName = ByName.TryGetValue(known.Name, out var named) && named == id ? ByName.Remove(known.Name) : ByName;
        return new CommandList(ById.Remove(id), byName);
    }
}
