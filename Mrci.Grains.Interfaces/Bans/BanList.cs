using Orleans;

namespace Mrci.Grains.Bans;

/// <summary>All banned addresses at one moment.</summary>
/// <param name="Version">Counts the changes of the list.</param>
/// <param name="Bans">The bans, oldest first.</param>
[GenerateSerializer, Immutable, Alias("mrci.ban-list")]
public sealed record BanList([property: Id(0)] long Version, [property: Id(1)] Ban[] Bans)
{
    /// <summary>Version of a list that has never been read.</summary>
    public const long UnknownVersion = -1;
}
