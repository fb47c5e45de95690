using Mrci.Torture.Sessions;

namespace Mrci.Torture.Checking;

/// <summary>What an account shows to somebody who knows its password.</summary>
/// <param name="Info">What <c>my_info</c> says; null if it let nobody in.</param>
/// <param name="WantsPassword">It demands a new password first.</param>
/// <param name="WantsName">It demands a new user name first.</param>
internal readonly record struct AccountSight(AccountInfo? Info, bool WantsPassword = false, bool WantsName = false)
{
    /// <summary>Whether the host has taken the password for the right one.</summary>
    public bool IsRecognized => Info is not null || WantsPassword || WantsName;
}
