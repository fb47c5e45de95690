using Mrci.Client;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>Three users of rank 2 with a session each, for the tests of one class, which run one after the other.</summary>
public sealed class Neighbours(HostFixture fixture) : IAsyncLifetime
{
    internal HostFixture Fixture { get; } = fixture;

    internal string AliceName { get; } = HostFixture.Name("alice");

    internal string BobName { get; } = HostFixture.Name("bob");

    internal string CarolName { get; } = HostFixture.Name("carol");

    internal MrciClient Alice { get; private set; } = null!;

    internal MrciClient Bob { get; private set; } = null!;

    internal MrciClient Carol { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Alice = await Fixture.UserAsync(AliceName);
        Bob = await Fixture.UserAsync(BobName);
        Carol = await Fixture.UserAsync(CarolName);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in new[] { Alice, Bob, Carol })
        {
            if (client is not null)
                await client.DisposeAsync();
        }
    }

    /// <summary>A channel of Alice with sub-channels.</summary>
    /// <returns>Its name and id.</returns>
    internal async Task<(string Name, ulong Id)> ChannelAsync(params string[] subChannels)
    {
        var name = HostFixture.Name("plaza");
        await Alice.SilentAsync($"add_ch -ch_name {name}");
        foreach (var subChannel in subChannels)
            await Alice.SilentAsync($"add_sub_ch -ch_name {name} -sub_name {subChannel}");
        var row = (await Alice.RowsAsync("ls_chs")).Single(row => row[1] == name);
        return (name, ulong.Parse(row[0]));
    }

    /// <summary>A channel of Alice with Bob as regular member.</summary>
    internal async Task<(string Name, ulong Id)> ChannelWithBobAsync(params string[] subChannels)
    {
        var channel = await ChannelAsync(subChannels);
        await Alice.SilentAsync($"invite_to_ch -ch_name {channel.Name} -user {BobName}");
        await Bob.SilentAsync($"accept_ch -ch_name {channel.Name}");
        return channel;
    }

    /// <summary>A channel of Alice with Bob and Carol as regular members, whose sessions know it.</summary>
    internal async Task<(string Name, ulong Id)> ChannelOfAllAsync(params string[] subChannels)
    {
        var channel = await ChannelWithBobAsync(subChannels);
        await Alice.SilentAsync($"invite_to_ch -ch_name {channel.Name} -user {CarolName}");
        await Carol.SilentAsync($"accept_ch -ch_name {channel.Name}");
        foreach (var client in new[] { Alice, Bob, Carol })
            await client.NotificationsAsync();
        return channel;
    }

    /// <summary>A session of its own that has a sub-channel open.</summary>
    internal async Task<MrciClient> OpenAsync(string user, string channel, string subChannel)
    {
        var client = await Fixture.LoginAsync(user);
        await client.SilentAsync($"open_sub_ch -ch_name {channel} -sub_name {subChannel}");
        await client.NotificationsAsync();
        return client;
    }
}
