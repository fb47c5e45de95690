using System.Text.Json;

namespace Mrci.Plaza;

/// <summary>
/// All polls. Each session has commands of its own, so what they share is static; and it is in a file of the module's data directory, which is the current
/// directory, so that it is still there when the module host has ended, as it does with the last session.
/// </summary>
public sealed class PollBoard
{
    private readonly string _file;
    private readonly Lock _gate = new();
    private readonly List<Poll> _polls;

    private PollBoard(string file)
    {
        _file = file;
        _polls = File.Exists(file) ? JsonSerializer.Deserialize<List<Poll>>(File.ReadAllText(file)) ?? [] : [];
    }

    /// <summary>The polls of this host.</summary>
    public static PollBoard Shared { get; } = new("polls.json");

    /// <summary>Adds a poll.</summary>
    /// <returns>Its number, 1 and up.</returns>
    public int Add(string question, IReadOnlyList<string> answers)
    {
        lock (_gate)
        {
            _polls.Add(new Poll(question, answers, []));
            Save();
            return _polls.Count;
        }
    }

    /// <summary>Counts a vote.</summary>
    /// <param name="number">Number of the poll.</param>
    /// <param name="user">Id of the user.</param>
    /// <param name="answer">Number of the answer, 1 and up.</param>
    /// <returns>How the poll stands; null when there is no such poll or no such answer.</returns>
    public string? Vote(int number, string user, int answer)
    {
        lock (_gate)
        {
            if (Find(number) is not { } poll || answer < 1 || answer > poll.Answers.Count)
                return null;
            poll.Votes[user] = answer - 1;
            Save();
            return poll.Render(number);
        }
    }

    /// <summary>How a poll stands; null when there is no such poll.</summary>
    public string? Render(int number)
    {
        lock (_gate)
            return Find(number)?.Render(number);
    }

    private Poll? Find(int number) => number >= 1 && number <= _polls.Count ? _polls[number - 1] : null;

    // Whole or not at all: the process may be killed at any time.
    private void Save()
    {
        var written = _file + ".new";
        File.WriteAllText(written, JsonSerializer.Serialize(_polls));
        File.Move(written, _file, overwrite: true);
    }
}
