using Orleans.Internal;
using Orleans.Runtime.Providers;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>A steady pause between tries; the default one grows until a stream stands still for 10 to 20 s after the death of a silo.</summary>
internal sealed class StreamBackoff(TimeSpan pause) : FixedBackoff(pause), IQueueReaderBackoffProvider, IMessageDeliveryBackoffProvider;
