using System.Runtime.CompilerServices;

namespace Mrci.Protocol.Identifiers;

/// <summary>
/// Channel list, 54 bytes (P-3.5): six slots of nine bytes, blank ones anywhere. Immutable; a blank slot is always
/// written as nine zero bytes, so two lists with the same slots are equal byte by byte.
/// </summary>
public readonly partial struct ChannelList : IEquatable<ChannelList>
{
    /// <summary>Number of slots, which is the number of sub-channels a session may have open (P-8.3).</summary>
    public const int Slots = 6;

    /// <summary>Size in bytes.</summary>
    public const int Size = Slots * SubChannelId.Size;

    private readonly SlotArray _slots;

    private ChannelList(SlotArray slots) => _slots = slots;

    /// <summary>The list with six blank slots (P-6.2).</summary>
    public static ChannelList Empty => default;

    /// <summary>Number of slots that are not blank, 0–6.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var slot in _slots)
                count += slot.IsBlank ? 0 : 1;
            return count;
        }
    }

    /// <summary>Whether every slot is blank.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The slot at <paramref name="index"/>, 0–5; may be blank.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is out of range.</exception>
    public SubChannelId this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Slots, nameof(index));
            return _slots[index];
        }
    }

    /// <summary>Equality of all slots.</summary>
    public static bool operator ==(in ChannelList left, in ChannelList right) => left.Equals(right);

    /// <summary>Inequality of some slot.</summary>
    public static bool operator !=(in ChannelList left, in ChannelList right) => !left.Equals(right);

    /// <summary>A list with these slots, in order; missing ones are blank.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="Slots"/> ids.</exception>
    public static ChannelList Of(params ReadOnlySpan<SubChannelId> ids)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Length, Slots, nameof(ids));
        SlotArray slots = default;
        for (var i = 0; i < ids.Length; i++)
            slots[i] = Normalise(ids[i]);
        return new ChannelList(slots);
    }

    /// <summary>Reads a list from the first <see cref="Size"/> bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is too short.</exception>
    public static ChannelList Read(ReadOnlySpan<byte> source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, Size, nameof(source));
        SlotArray slots = default;
        for (var i = 0; i < Slots; i++)
            slots[i] = Normalise(SubChannelId.Read(source[(i * SubChannelId.Size)..]));
        return new ChannelList(slots);
    }

    /// <summary>Writes the list to the first <see cref="Size"/> bytes of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        for (var i = 0; i < Slots; i++)
            _slots[i].Write(destination[(i * SubChannelId.Size)..]);
    }

    /// <summary>The list as bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    /// <summary>Whether some slot holds <paramref name="id"/>; a blank id is in no list.</summary>
    public bool Contains(SubChannelId id) => !id.IsBlank && ((ReadOnlySpan<SubChannelId>)_slots).Contains(id);

    /// <summary>
    /// <c>match</c> (P-8.24): whether some slot that is not blank equals a slot of <paramref name="other"/>, wherever.
    /// Blank slots never match.
    /// </summary>
    public bool Matches(in ChannelList other)
    {
        foreach (var slot in _slots)
        {
            if (other.Contains(slot))
                return true;
        }

        return false;
    }

    /// <summary>Puts <paramref name="id"/> into the first blank slot (P-8.11).</summary>
    /// <param name="id">The sub-channel to add.</param>
    /// <param name="list">The list with it, or this list when it cannot be added.</param>
    /// <returns>False if the id is blank, is in the list already, or all slots are in use (P-8.10).</returns>
    public bool TryAdd(SubChannelId id, out ChannelList list)
    {
        list = this;
        if (id.IsBlank || Contains(id))
            return false;

        for (var i = 0; i < Slots; i++)
        {
            if (!_slots[i].IsBlank)
                continue;
            var slots = _slots;
            slots[i] = id;
            list = new ChannelList(slots);
            return true;
        }

        return false;
    }

    /// <summary>The list without <paramref name="id"/>; its slot is blanked in place, others don't move (P-8.12).</summary>
    public ChannelList Remove(SubChannelId id)
    {
        var slots = _slots;
        foreach (ref var slot in slots)
        {
            if (slot == id)
                slot = default;
        }

        return new ChannelList(slots);
    }

    /// <summary>The list without any sub-channel of a channel; slots are blanked in place (P-8.13).</summary>
    public ChannelList RemoveChannel(ulong channelId)
    {
        var slots = _slots;
        foreach (ref var slot in slots)
        {
            if (slot.ChannelId == channelId)
                slot = default;
        }

        return new ChannelList(slots);
    }

    /// <inheritdoc/>
    public bool Equals(ChannelList other) => ((ReadOnlySpan<SubChannelId>)_slots).SequenceEqual(other._slots);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ChannelList other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var slot in _slots)
            hash.Add(slot);
        return hash.ToHashCode();
    }

    /// <summary>The sub-channels in slot order, as <c>channel/sub</c> with commas between; blank slots are left out.</summary>
    public override string ToString()
    {
        var texts = new List<string>(Slots);
        foreach (var id in this)
            texts.Add(id.ToString());
        return string.Join(',', texts);
    }

    private static SubChannelId Normalise(SubChannelId id) => id.IsBlank ? default : id;

    [InlineArray(Slots)]
    private struct SlotArray
    {
        private SubChannelId _first;
    }
}
