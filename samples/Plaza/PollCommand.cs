using Mrci.Modules;

namespace Mrci.Plaza;

/// <summary><c>poll</c>: asks for a question and its answers, then puts them to the channel.</summary>
public sealed class PollCommand(PollBoard board) : PlazaCommand
{
    private const int MostAnswers = 9;

    private readonly List<string> _answers = [];
    private string? _question;

    /// <inheritdoc />
    public override string ShortText => "asks the channel a question.";

    /// <inheritdoc />
    public override string IoText => "[none or text]/[text]";

    /// <inheritdoc />
    public override string LongText =>
        """
        Starts a poll. You are asked for the question and then for the answers, one at a time; an empty one ends the list. Then everybody who has the same
        sub-channel open sees the poll, and vote counts.
        """;

    /// <inheritdoc />
    public override void Term()
    {
        _question = null;
        _answers.Clear();
    }

    /// <inheritdoc />
    protected override async ValueTask RunAsync(ISharedState shared, string line)
    {
        if (!Host.InMoreInputMode)
        {
            Term();
            Host.EnableMoreInput(true);
            Main("The question: ");
            return;
        }

        var text = line.Trim();
        if (_question is null)
        {
            if (text.Length == 0)
                Error("a question is needed.");
            else
                _question = text;
        }
        else if (text.Length > 0)
        {
            _answers.Add(text);
        }

        var isDone = _answers.Count == MostAnswers || (text.Length == 0 && _answers.Count >= 2);
        if (!isDone)
        {
            Main(_question is null ? "The question: " : $"Answer {_answers.Count + 1}: ");
            return;
        }

        var number = board.Add(_question!, [.. _answers]);
        Host.EnableMoreInput(false);
        await TellAllAsync($"{NameOf(shared)} asks\n{board.Render(number)}  (vote -poll {number} -answer 1)\n");
    }
}
