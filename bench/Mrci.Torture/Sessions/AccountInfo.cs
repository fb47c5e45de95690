namespace Mrci.Torture.Sessions;

/// <summary>What <c>my_info</c> says of an account (C-my_info.1).</summary>
/// <param name="Name">Its user name.</param>
/// <param name="Group">Name of its group.</param>
/// <param name="DisplayName">Its display name.</param>
/// <param name="UserId">Its id, which stays for ever (D-301).</param>
/// <param name="Email">Its e-mail address.</param>
/// <param name="IsOverriding">Whether the session acts as owner of every channel.</param>
/// <param name="Rank">Rank of the group.</param>
internal sealed record AccountInfo(string Name, string Group, string DisplayName, string UserId, string Email, bool IsOverriding, uint Rank)
{
    /// <summary>Reads it.</summary>
    /// <returns>Null if nobody is logged in.</returns>
    public static AccountInfo? Read(string text)
    {
        var lines = text.Split('\n');
        return Value("logged in") != "true"
            ? null
            : new AccountInfo(
                Value("user name"),
                Value("group"),
                Value("display name"),
                Value("user id"),
                Value("email"),
                Value("owner override") == "true",
                uint.Parse(Value("host rank")));

        string Value(string key) =>
            lines.FirstOrDefault(line => line.StartsWith($"{key}: ", StringComparison.Ordinal)) is { } line ? line[(key.Length + 2)..] : "";
    }
}
