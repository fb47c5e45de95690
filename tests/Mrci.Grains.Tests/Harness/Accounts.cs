using Mrci.Commands.Accounts;
using Mrci.Commands.Channels;
using Mrci.Domain.Accounts;
using Mrci.Domain.Settings;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Names;
using Mrci.Grains.Settings;
using Mrci.Grains.Users;
using Orleans;

namespace Mrci.Grains.Tests.Harness;

/// <summary>Accounts and channels as the commands make them.</summary>
internal static class Accounts
{
    public static readonly PasswordRecord Password = new PasswordHasher(iterations: 1).Hash("Secret-1");

    public static ISettingsGrain Settings(this TestHost host) => host.Grains.GetGrain<ISettingsGrain>(0);

    public static IUniqueNameGrain Name(this TestHost host, string key) => host.Grains.GetGrain<IUniqueNameGrain>(key);

    public static IUserGrain User(this TestHost host, string userId) => host.Grains.GetGrain<IUserGrain>(userId);

    public static IGroupGrain Group(this TestHost host, string groupId) => host.Grains.GetGrain<IGroupGrain>(groupId);

    public static IChannelGrain Channel(this TestHost host, ulong channelId) => host.Grains.GetGrain<IChannelGrain>((long)channelId);

    public static ISubChannelGrain SubChannel(this TestHost host, SubChannelRef subChannel) =>
        host.Grains.GetGrain<ISubChannelGrain>(subChannel.Key);

    public static Task<bool> InitializeAsync(this TestHost host, HostSettings? settings = null) =>
        host.Settings().InitializeAsync(settings ?? HostSettings.Default, Password);

    public static NewUser NewUser(string name, string? email = null) =>
        new(name, email, "", GroupIds.Users, Password, Protected: false, NeedNewPassword: false);

    public static Task<RegistrationStatus> RegisterAsync(this TestHost host, Guid operation, string userId, NewUser user) =>
        new AccountRegistration(host.Grains, host.Time).RegisterAsync(operation, userId, user);

    public static async Task<string> AddUserAsync(this TestHost host, string name, string? email = null)
    {
        var userId = AccountRegistration.NewUserId();
        (await host.RegisterAsync(Guid.NewGuid(), userId, NewUser(name, email))).ShouldBe(RegistrationStatus.Created);
        return userId;
    }

    public static async Task<string> RootAsync(this TestHost host) =>
        (await host.Name(NameKey.User("root")).ResolveAsync()).ShouldNotBeNull();

    public static ChannelActor Actor(string userId, bool ownerOverride = false, long sequence = 1) =>
        new(userId, ownerOverride, new EventOrigin(new string('5', 56), sequence));

    public static Task<ChannelCreationResult> CreateChannelAsync(
        this TestHost host, Guid operation, ulong channelId, string name, string ownerId) =>
        new ChannelCreation(host.Grains, host.Time).CreateAsync(operation, channelId, name, Actor(ownerId));

    public static async Task<ulong> AddChannelAsync(this TestHost host, string name, string ownerId)
    {
        var channelId = await new ChannelCreation(host.Grains, host.Time).DrawIdAsync();
        (await host.CreateChannelAsync(Guid.NewGuid(), channelId, name, ownerId)).Status.ShouldBe(ChannelCreationStatus.Created);
        return channelId;
    }

    public static async Task<SubChannelRef> AddSubChannelAsync(this TestHost host, ulong channelId, string name, string ownerId)
    {
        var result = await host.Channel(channelId).AddSubChannelAsync(Guid.NewGuid(), Actor(ownerId), name);
        result.Status.ShouldBe(ChannelStatus.Done);
        return new SubChannelRef(channelId, result.Events.ShouldHaveSingleItem().ShouldBeOfType<SubChannelAdded>().SubId);
    }

    public static AuthAttempt Attempt(
        bool matched, bool completed = false, string address = "192.0.2.1", bool isLoopback = false, long version = 1) =>
        new(Guid.NewGuid(), version, matched, completed, address, isLoopback);
}
