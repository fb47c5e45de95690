using Orleans;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>Events of one stream with the place that their queue gave them.</summary>
/// <param name="Content">The events and their stream.</param>
/// <param name="Sequence">Place in the queue; higher than all before it.</param>
[GenerateSerializer, Immutable, Alias("mrci.stream-batch")]
internal sealed record StreamBatch([property: Id(0)] StreamEvents Content, [property: Id(1)] long Sequence) : IBatchContainer
{
    // Made where it is first asked for; twice at a time does no harm.
    [NonSerialized]
    private EventSequenceTokenV2? _token;

    /// <inheritdoc/>
    public StreamId StreamId => Content.Stream;

    /// <inheritdoc/>
    public StreamSequenceToken SequenceToken => Token;

    private EventSequenceTokenV2 Token => _token ??= new EventSequenceTokenV2(Sequence);

    /// <inheritdoc/>
    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>()
    {
        for (var index = 0; index < Content.Events.Length; index++)
        {
            if (Content.Events[index] is T item)
                yield return new Tuple<T, StreamSequenceToken>(item, index == 0 ? Token : Token.CreateSequenceTokenForEvent(index));
        }
    }

    /// <inheritdoc/>
    public bool ImportRequestContext() => false;
}
