using System.Numerics;

namespace Mrci.TcpFront;

/// <summary>A first-in first-out queue that costs nothing while nobody needs it. Not safe for several threads; never copy it.</summary>
internal struct Ring<T>
{
    // Small enough to be kept by every connection, large enough that light traffic never allocates.
    private const int KeptCapacity = 8;

    private T[]? _items;
    private int _head;

    public int Count { get; private set; }

    public readonly int Capacity => _items?.Length ?? 0;

    public void Add(T item)
    {
        if (Count == Capacity)
            Grow();
        _items![(_head + Count) & (_items.Length - 1)] = item;
        Count++;
    }

    public bool TryTake(out T item)
    {
        if (Count == 0)
        {
            item = default!;
            return false;
        }

        item = _items![_head];
        _items[_head] = default!;
        _head = (_head + 1) & (_items.Length - 1);
        Count--;
        return true;
    }

    /// <summary>Gives back the memory of a past burst; to be called when the queue has run empty.</summary>
    public void Trim()
    {
        if (Count == 0 && Capacity > KeptCapacity)
            Clear();
    }

    public void Clear()
    {
        _items = null;
        _head = 0;
        Count = 0;
    }

    private void Grow()
    {
        var grown = new T[Math.Max(KeptCapacity, (int)BitOperations.RoundUpToPowerOf2((uint)Count + 1))];
        for (var i = 0; i < Count; i++)
            grown[i] = _items![(_head + i) & (_items.Length - 1)];
        _items = grown;
        _head = 0;
    }
}
