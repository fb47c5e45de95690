using Mrci.Grains.Fronts;
using Orleans;

namespace Mrci.Grains.Bans;

/// <summary>The list of banned addresses is another one (D-612).</summary>
/// <param name="Version">Version of the list after the change.</param>
[GenerateSerializer, Immutable, Alias("mrci.front.ban-list-changed")]
public sealed record BanListChanged([property: Id(0)] long Version) : FrontNotice;
