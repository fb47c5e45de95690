namespace Mrci.Protocol.Identifiers;

public readonly partial struct ChannelList
{
    /// <summary>Enumerates the slots that are not blank, in slot order, without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Enumerator of the slots that are not blank.</summary>
    public struct Enumerator
    {
        private readonly ChannelList _list;
        private int _index;

        internal Enumerator(in ChannelList list)
        {
            _list = list;
            _index = -1;
        }

        /// <summary>The sub-channel at the current position.</summary>
        public readonly SubChannelId Current => _list[_index];

        /// <summary>Goes to the next slot that is not blank; false at the end.</summary>
        public bool MoveNext()
        {
            do
            {
                _index++;
            }
            while (_index < Slots && _list[_index].IsBlank);

            return _index < Slots;
        }
    }
}
