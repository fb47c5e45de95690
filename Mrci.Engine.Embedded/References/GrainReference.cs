using Mrci.Engine.Embedded.Calls;
using Mrci.Engine.Embedded.Hosting;
using Mrci.Engine.Embedded.References;

namespace Orleans.Runtime;

/// <summary>A reference to a grain or an observer. Two are equal when they name the same one.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly EmbeddedEngine _engine;

    // Where the last call went; asked of the directory again when it is gone.
    private CallTarget? _target;

    internal GrainReference(EmbeddedEngine engine, GrainId grainId, CallTarget? target)
    {
        _engine = engine;
        GrainId = grainId;
        _target = target;
    }

    /// <summary>Type and key.</summary>
    public GrainId GrainId { get; }

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => $"GrainReference:{GrainId}";

    /// <summary>Same grain.</summary>
    /// <param name="reference1">One.</param>
    /// <param name="reference2">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(GrainReference? reference1, GrainReference? reference2)
        => reference1 is null ? reference2 is null : reference1.Equals(reference2);

    /// <summary>Another grain.</summary>
    /// <param name="reference1">One.</param>
    /// <param name="reference2">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    internal object CastTo(Type grainInterface)
        => grainInterface.IsInstanceOfType(this) ? this : ReferenceEmitter.Get(grainInterface)(_engine, GrainId, _target);

    // The emitted subclasses call these.
    internal Task SendTask(TaskInvocation invocation)
    {
        Post(invocation);
        return invocation.Answer;
    }

    internal Task<T> SendTask<T>(TaskInvocation<T> invocation)
    {
        Post(invocation);
        return invocation.Answer;
    }

    internal ValueTask SendValueTask(TaskInvocation invocation)
    {
        Post(invocation);
        return new ValueTask(invocation.Answer);
    }

    internal ValueTask<T> SendValueTask<T>(TaskInvocation<T> invocation)
    {
        Post(invocation);
        return new ValueTask<T>(invocation.Answer);
    }

    internal void SendVoid(TaskInvocation invocation) => Post(invocation);

    private void Post(Invocation invocation)
    {
        if (!invocation.IsOneWay)
            _engine.Limit(invocation);
        if (_target is not { } target || !target.TryPost(invocation))
            _target = _engine.Post(GrainId, null, invocation);
    }
}
