using Mrci.Modules;
using Mrci.Protocol.Frames;

namespace Mrci.NoOp;

/// <summary><c>noop</c>: does nothing.</summary>
public sealed class NoOpCommand : Command
{
    /// <inheritdoc />
    public override string ShortText => "does nothing.";

    /// <inheritdoc />
    public override string IoText => "[any]/[none]";

    /// <inheritdoc />
    public override string LongText => "Does nothing.";

    /// <inheritdoc />
    public override string LibraryText => "NoOp_1.0";

    /// <inheritdoc />
    public override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type) => ValueTask.CompletedTask;
}
