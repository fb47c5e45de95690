namespace Mrci.Plaza;

/// <summary>A question with its answers and who has chosen which.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Answers">What can be chosen.</param>
/// <param name="Votes">Index of the answer by user id; who votes again changes his mind.</param>
public sealed record Poll(string Question, IReadOnlyList<string> Answers, Dictionary<string, int> Votes)
{
    /// <summary>A line for each answer.</summary>
    public string Render(int number)
    {
        var lines = Answers.Select((answer, index) => $"  {index + 1}  {answer}: {Votes.Values.Count(vote => vote == index)}");
        return $"poll {number}: {Question}\n{string.Join('\n', lines)}\n";
    }
}
