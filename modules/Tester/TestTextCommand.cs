using Mrci.Modules;
using Mrci.Protocol.Frames;

namespace Mrci.Tester;

/// <summary><c>test_text</c>: one TEXT, one ERR.</summary>
public sealed class TestTextCommand : TestCommand
{
    /// <inheritdoc />
    public override string ShortText => "sends a text and an error.";

    /// <inheritdoc />
    public override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        Main("This is a text.\n");
        Error("this is an error.");
        return ValueTask.CompletedTask;
    }
}
