using Mrci.Engine.Embedded.Activations;
using Orleans.Streams;

namespace Mrci.Engine.Embedded.Streams;

// Who takes the events at present. A grain's observer is worth nothing once its activation is gone.
internal sealed record StreamBinding<T>(Activation? Activation, IAsyncObserver<T> Observer);
