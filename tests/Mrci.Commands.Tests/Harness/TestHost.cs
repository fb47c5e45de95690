using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mrci.Commands.Accounts;
using Mrci.Commands.Channels;
using Mrci.Domain.Accounts;
using Mrci.Domain.Logs;
using Mrci.Domain.Settings;
using Mrci.Engine.Embedded;
using Mrci.Grains;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Sessions;
using Mrci.Grains.Sessions.Loading;
using Mrci.Grains.Settings;
using Mrci.Grains.Streams;
using Mrci.Grains.Users;
using NSubstitute;
using Orleans;
using Orleans.Streams;

namespace Mrci.Commands.Tests.Harness;

/// <summary>All grains on the embedded engine, in memory; sessions are driven the way a front end drives them.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private static readonly PasswordRecord NoPassword = new(PasswordAlgorithm.Pbkdf2HmacSha512, 1, new byte[16], new byte[32]);

    private readonly ServiceProvider _services;

    private TestHost(TestLoaders loaders)
    {
        Loaders = loaders;
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Substitute.For<ILogStore>());
        services.AddSingleton<ISessionLoaders>(loaders);
        services.AddMrciSessions();
        services.AddMrciEmbeddedEngine(static engine => engine
            .AddGrainAssembly(typeof(GrainStores).Assembly)
            .AddMemoryStorage(GrainStores.Default)
            .AddStreams(StreamNames.Provider));
        _services = services.BuildServiceProvider();
    }

    public TestLoaders Loaders { get; }

    public IClusterClient Grains => _services.GetRequiredService<IClusterClient>();

    public static async Task<TestHost> StartAsync(TestLoaders? loaders = null, HostSettings? settings = null)
    {
        var host = new TestHost(loaders ?? new TestLoaders());
        foreach (var service in host._services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        await host.Grains.GetGrain<ISettingsGrain>(0).InitializeAsync(settings ?? HostSettings.Default, NoPassword);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    public async Task<UserSnapshot> AddUserAsync(string name, string groupId = GroupIds.Users)
    {
        var userId = AccountRegistration.NewUserId();
        var user = new NewUser(name, $"{name}@example.org", DisplayName: "", groupId, NoPassword, Protected: false, NeedNewPassword: false);
        (await new AccountRegistration(Grains, TimeProvider.System).RegisterAsync(Guid.NewGuid(), userId, user)).ShouldBe(RegistrationStatus.Created);
        return await ReadAsync(userId);
    }

    public async Task<UserSnapshot> ReadAsync(string userId) => (await Grains.GetGrain<IUserGrain>(userId).GetAsync()).ShouldNotBeNull();

    /// <summary>Makes a channel with one sub-channel, which gets id 0.</summary>
    public async Task<SubChannelRef> AddChannelAsync(UserSnapshot owner, string channel, string subChannel)
    {
        var creation = new ChannelCreation(Grains, TimeProvider.System);
        var channelId = await creation.DrawIdAsync();
        var actor = ActorOf(owner);
        (await creation.CreateAsync(Guid.NewGuid(), channelId, channel, actor)).Status.ShouldBe(ChannelCreationStatus.Created);
        return await AddSubChannelAsync(owner, channelId, subChannel);
    }

    public async Task<SubChannelRef> AddSubChannelAsync(UserSnapshot owner, ulong channelId, string subChannel)
    {
        var grain = Channel(channelId);
        (await grain.AddSubChannelAsync(Guid.NewGuid(), ActorOf(owner), subChannel)).Status.ShouldBe(ChannelStatus.Done);
        return (await grain.FindSubChannelAsync(subChannel)).ShouldNotBeNull();
    }

    public async Task AddMemberAsync(UserSnapshot owner, ulong channelId, UserSnapshot member)
    {
        (await Channel(channelId).InviteAsync(Guid.NewGuid(), ActorOf(owner), member.UserId)).Status.ShouldBe(ChannelStatus.Done);
        (await Channel(channelId).AcceptAsync(Guid.NewGuid(), ActorOf(member))).Status.ShouldBe(ChannelStatus.Done);
    }

    public IChannelGrain Channel(ulong channelId) => Grains.GetGrain<IChannelGrain>((long)channelId);

    public static ChannelActor ActorOf(UserSnapshot user) => new(user.UserId, OwnerOverride: false, EventOrigin.None);

    /// <summary>Records what a sub-channel publishes.</summary>
    public async Task<CastRecorder> RecordAsync(SubChannelRef subChannel)
    {
        var recorder = new CastRecorder();
        await _services.GetRequiredKeyedService<IStreamProvider>(StreamNames.Provider)
            .GetStream<CastEvent>(StreamNames.Of(subChannel))
            .SubscribeAsync(recorder);
        return recorder;
    }

    /// <summary>Attaches a new session.</summary>
    /// <param name="user">User to restore (P-7.20); null for nobody.</param>
    public async Task<TestSession> ConnectAsync(UserSnapshot? user = null)
    {
        var session = new TestSession(Grains, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(28)));
        await session.AttachAsync(userId: user?.UserId);
        return session;
    }
}
