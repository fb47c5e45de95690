using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Tester;

/// <summary><c>test_input</c>: asks a question and stays until it has been answered.</summary>
public sealed class TestInputCommand : TestCommand
{
    /// <inheritdoc />
    public override string ShortText => "asks for yes or no.";

    /// <inheritdoc />
    public override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        if (type != FrameType.Text)
            return ValueTask.CompletedTask;
        if (!Host.InMoreInputMode)
        {
            Main("yes or no? ");
            Host.EnableMoreInput(true);
            return ValueTask.CompletedTask;
        }

        var answer = MrciText.Decode(data.Span).Trim();
        if (answer.Equals("yes", StringComparison.OrdinalIgnoreCase) || answer.Equals("no", StringComparison.OrdinalIgnoreCase))
        {
            Main($"You said {answer}.\n");
            Host.EnableMoreInput(false);
        }
        else
        {
            Error(answer.Length == 0 ? "an answer is needed: yes or no." : "neither yes nor no.");
        }

        return ValueTask.CompletedTask;
    }
}
