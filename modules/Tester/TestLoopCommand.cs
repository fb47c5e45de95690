using Mrci.Modules;
using Mrci.Protocol.Frames;

namespace Mrci.Tester;

/// <summary><c>test_loop</c>: counts to ten, one number each turn.</summary>
public sealed class TestLoopCommand : TestCommand
{
    private const int Turns = 10;

    private int _turn;

    /// <inheritdoc />
    public override string ShortText => "counts in a loop.";

    /// <inheritdoc />
    public override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        if (!Host.InLoopMode)
        {
            _turn = 0;
            Host.EnableLoop(true);
            return ValueTask.CompletedTask;
        }

        Main($"Loop: {_turn++}\n");
        if (_turn == Turns)
            Host.EnableLoop(false);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public override void Term() => _turn = 0;
}
