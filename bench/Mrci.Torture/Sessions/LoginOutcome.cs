using Mrci.Torture.Ledger;

namespace Mrci.Torture.Sessions;

/// <summary>What came of a login that gave the password and nothing else.</summary>
/// <param name="Answer">How it ended; a wrong password is a refusal.</param>
/// <param name="Secrets">How often it asked for a secret: the first one is the password, the second one a new password that the account must have.</param>
/// <param name="Questions">How often it asked for anything else, which is a new user name.</param>
internal readonly record struct LoginOutcome(Answer Answer, int Secrets, int Questions)
{
    /// <summary>Whether it ended by its IDLE, with or without ERR.</summary>
    public bool HasEnded => Answer is Answer.Acknowledged or Answer.Refused;

    /// <summary>Whether the password was right, and a new one is demanded (C-auth.3).</summary>
    public bool WantsPassword => Answer == Answer.Acknowledged && Secrets > 1;

    /// <summary>Whether the password was right, no new one is demanded, and a new user name is.</summary>
    public bool WantsName => Answer == Answer.Acknowledged && Secrets == 1 && Questions > 0;
}
