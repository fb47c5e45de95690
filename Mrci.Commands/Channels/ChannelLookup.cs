using System.Globalization;
using Mrci.Grains.Channels;
using Mrci.Grains.Names;
using Orleans;

namespace Mrci.Commands.Channels;

/// <summary>Finds channels by the names that people type.</summary>
internal static class ChannelLookup
{
    /// <summary>The channel with a name, ignoring case; null when there is none.</summary>
    public static async Task<IChannelGrain?> FindChannelAsync(this IGrainFactory grains, string name)
    {
        var id = await grains.GetGrain<IUniqueNameGrain>(NameKey.Channel(name)).ResolveAsync();
        return id is null ? null : grains.GetGrain<IChannelGrain>(long.Parse(id, CultureInfo.InvariantCulture));
    }
}
