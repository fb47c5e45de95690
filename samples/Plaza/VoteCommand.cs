using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Plaza;

/// <summary><c>vote</c>: answers a poll.</summary>
public sealed class VoteCommand(PollBoard board) : PlazaCommand
{
    /// <inheritdoc />
    public override string ShortText => "answers a poll.";

    /// <inheritdoc />
    public override string IoText => "[-poll (int) -answer (int)]/[text]";

    /// <inheritdoc />
    public override string LongText =>
        """
        Answers a poll; who votes again changes his mind. Everybody who has the same sub-channel open sees how the poll stands, and not who voted for what.

        -poll (int)     number of the poll.
        -answer (int)   number of the answer.
        """;

    /// <inheritdoc />
    protected override async ValueTask RunAsync(ISharedState shared, string line)
    {
        var arguments = ArgumentLine.Parse(line);
        if (!int.TryParse(arguments.Get("-poll"), out var poll) || !int.TryParse(arguments.Get("-answer"), out var answer))
            Error("the numbers of the poll and of the answer are needed: -poll 1 -answer 2.");
        else if (board.Vote(poll, shared.UserId.ToString(), answer) is { } standing)
            await TellAllAsync(standing);
        else
            Error("there is no such poll, or no such answer.");
    }
}
