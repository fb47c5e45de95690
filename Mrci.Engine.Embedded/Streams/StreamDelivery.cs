using Mrci.Engine.Embedded.Calls;
using Mrci.Engine.Embedded.Scheduling;
using Orleans.Streams;

namespace Mrci.Engine.Embedded.Streams;

internal sealed class StreamDelivery<T>(StreamSubscription<T> subscription, T item, StreamSequenceToken token) : TaskInvocation(CallOptions.None)
{
    public override string Name => $"event of stream {subscription.StreamId}";

    protected override Task Invoke(object target) => subscription.DeliverAsync(ActivationScheduler.Current!.Activation, item, token);
}
