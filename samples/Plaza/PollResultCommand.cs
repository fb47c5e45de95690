using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Plaza;

/// <summary><c>poll_result</c>: shows how a poll stands.</summary>
public sealed class PollResultCommand(PollBoard board) : PlazaCommand
{
    /// <inheritdoc />
    public override string ShortText => "shows how a poll stands.";

    /// <inheritdoc />
    public override string IoText => "[-poll (int)]/[text]";

    /// <inheritdoc />
    public override string LongText =>
        """
        Shows how a poll stands, to you alone.

        -poll (int)   number of the poll.
        """;

    /// <inheritdoc />
    protected override ValueTask RunAsync(ISharedState shared, string line)
    {
        if (int.TryParse(ArgumentLine.Parse(line).Get("-poll"), out var poll) && board.Render(poll) is { } standing)
            Main(standing);
        else
            Error("the number of a poll is needed: -poll 1.");
        return ValueTask.CompletedTask;
    }
}
