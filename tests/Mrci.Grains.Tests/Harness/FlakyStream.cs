using System.Reflection;
using Orleans.Streams;

namespace Mrci.Grains.Tests.Harness;

/// <summary>A stream that may refuse events. A proxy, because the interface of a stream is wider in Orleans than in the embedded engine's slice.</summary>
public class FlakyStream : DispatchProxy
{
    private object? _inner;
    private Action? _beforeNext;

    public void Surround(object inner, Action beforeNext) => (_inner, _beforeNext) = (inner, beforeNext);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (targetMethod.Name is nameof(IAsyncStream<>.OnNextAsync) or nameof(IAsyncStream<>.OnNextBatchAsync))
            _beforeNext!();
        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
    }
}
