namespace Mrci.Grains.Groups;

/// <summary>Ids of the two groups of the initial data (D-401); constant, so that creating them twice makes them once (D-404).</summary>
public static class GroupIds
{
    /// <summary>The protected group, named <c>root</c>, rank 1.</summary>
    public const string Root = "initial-root";

    /// <summary>The group of new accounts, named <c>users</c>, rank 2.</summary>
    public const string Users = "initial-users";
}
