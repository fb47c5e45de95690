using Mrci.Torture.Ledger;

namespace Mrci.Torture.Sessions;

/// <summary>What came of a command.</summary>
/// <param name="Answer">How it ended.</param>
/// <param name="Text">The text it answered.</param>
/// <param name="Prompts">How often it asked for a secret.</param>
internal readonly record struct CommandOutcome(Answer Answer, string Text = "", int Prompts = 0)
{
    /// <summary>Whether it ended by its IDLE, with or without ERR.</summary>
    public bool HasEnded => Answer is Answer.Acknowledged or Answer.Refused;
}
