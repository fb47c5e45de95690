namespace Mrci.Silo.Tests.Authority;

/// <summary>An account in a group of its own, which has the rank.</summary>
internal sealed record RankTarget(string User, string Group, uint Rank)
{
    /// <summary>A group that every caller outranks.</summary>
    public const string Bottom = "bottom";
}
