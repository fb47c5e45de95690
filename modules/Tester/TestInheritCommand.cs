using Mrci.Modules;
using Mrci.Protocol.Frames;

namespace Mrci.Tester;

/// <summary><c>test_inherit</c>: has a built-in command work for it (P-5.30).</summary>
public sealed class TestInheritCommand : TestCommand
{
    private const string Helper = "my_info";

    /// <inheritdoc />
    public override string ShortText => "shows what my_info shows.";

    /// <inheritdoc />
    public override IReadOnlyList<string> InternRequest => [Helper];

    /// <inheritdoc />
    public override async ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        if (!Host.InternCommands.TryGetValue(Helper, out var helper))
        {
            Error($"there is no command {Helper}.");
            return;
        }

        Main($"What {Helper} says:\n");
        await helper.ProcBinAsync(shared, data, type);
    }
}
