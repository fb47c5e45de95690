using Orleans;

namespace Mrci.Grains.Serialization;

/// <summary>
/// <see cref="Domain.Settings.HostSettings"/> in a message: the text of each setting by column name. A reader ignores settings it does not
/// know and takes the default for those that are missing, so hosts of different versions understand each other.
/// </summary>
[GenerateSerializer, Immutable, Alias("mrci.host-settings")]
public readonly record struct HostSettingsSurrogate
{
    /// <summary>Column names and texts.</summary>
    [Id(0)]
    public Dictionary<string, string> Values { get; init; }
}
