namespace Mrci.Hosting.Health;

/// <summary>Which probe asks for a check.</summary>
public static class HealthTags
{
    /// <summary>Asked for by <c>/health/ready</c>: whether new clients should come here.</summary>
    public const string Ready = "ready";
}
