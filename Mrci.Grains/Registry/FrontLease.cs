namespace Mrci.Grains.Registry;

/// <summary>The sessions of one front and how long they count without word from it (D-613).</summary>
internal sealed class FrontLease
{
    public DateTimeOffset ExpiresUtc { get; set; }

    public HashSet<string> Sessions { get; } = new(StringComparer.Ordinal);
}
