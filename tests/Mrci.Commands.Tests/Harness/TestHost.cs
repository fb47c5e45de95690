using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Mrci.Commands.Accounts;
using Mrci.Commands.Channels;
using Mrci.Commands.Modules;
using Mrci.Domain.Accounts;
using Mrci.Domain.Logs;
using Mrci.Domain.Settings;
using Mrci.Engine.Testing;
using Mrci.Grains;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Registry;
using Mrci.Grains.Sessions;
using Mrci.Grains.Sessions.Loading;
using Mrci.Grains.Settings;
using Mrci.Grains.Streams;
using Mrci.Grains.Users;
using NSubstitute;
using Orleans;
using Orleans.Streams;

namespace Mrci.Commands.Tests.Harness;

/// <summary>All grains in memory; sessions are driven the way a front end drives them.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private static readonly PasswordRecord NoPassword = new(PasswordAlgorithm.Pbkdf2HmacSha512, 1, new byte[16], new byte[32]);

    private readonly SharedStates _states;
    private readonly TimeProvider _time;
    private TestEngine _engine;

    private readonly Action<IServiceCollection> _services;

    private TestHost(TestEngine engine, TestLoaders loaders, SharedStates states, TimeProvider time, Action<IServiceCollection> services)
    {
        _engine = engine;
        _states = states;
        _time = time;
        _services = services;
        Loaders = loaders;
    }

    public TestLoaders Loaders { get; }

    public IClusterClient Grains => _engine.Client;

    /// <summary>The logs, which keep nothing.</summary>
    public ILogStore Logs => _engine.Services.GetRequiredService<ILogStore>();

    public static async Task<TestHost> StartAsync(
        TestLoaders? loaders = null, HostSettings? settings = null, TimeProvider? time = null, Action<IServiceCollection>? services = null)
    {
        services ??= static _ => { };
        loaders ??= new TestLoaders();
        time ??= TimeProvider.System;
        var states = new SharedStates();
        var host = new TestHost(await StartEngineAsync(loaders, states, time, services), loaders, states, time, services);
        await host.Grains.GetGrain<ISettingsGrain>(0).InitializeAsync(settings ?? HostSettings.Default, NoPassword);
        return host;
    }

    private static Task<TestEngine> StartEngineAsync(
        TestLoaders loaders, SharedStates states, TimeProvider time, Action<IServiceCollection> configure) =>
        TestEngine.StartAsync(new TestEngineOptions
        {
            Storage = states,
            Services = services =>
            {
                services.AddSingleton(time);
                services.AddSingleton(Substitute.For<ILogStore>());
                services.AddSingleton<ISessionLoaders>(loaders);
                services.AddSingleton(Substitute.For<IModuleInstaller>());
                services.AddMrciSessions();
                configure(services);
            },
        });

    /// <summary>Whether the store refuses every write.</summary>
    public bool RefusesWrites
    {
        get => _states.IsDetached;
        set => _states.IsDetached = value;
    }

    /// <summary>Number of stored states of a kind.</summary>
    public int CountStates(string state) => _states.Count(state);

    /// <summary>A planned stop of all that runs, and a new engine on the same store: no activation is left.</summary>
    public async Task RestartAsync()
    {
        await _engine.DisposeAsync();
        _engine = await StartEngineAsync(Loaders, _states, _time, _services);
    }

    /// <summary>A loss of all that runs, and a new engine on the same store.</summary>
    public async Task KillAsync()
    {
        _states.IsDetached = true;
        await _engine.KillAsync();
        _states.IsDetached = false;
        _engine = await StartEngineAsync(Loaders, _states, _time, _services);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

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
        await _engine.Services.GetRequiredKeyedService<IStreamProvider>(StreamNames.Provider)
            .GetStream<CastEvent>(StreamNames.Of(subChannel))
            .SubscribeAsync(recorder);
        return recorder;
    }

    /// <summary>Attaches a new session that peers can reach: it has a front end of its own, and the registry knows it.</summary>
    /// <param name="user">User to restore (P-7.20); null for nobody.</param>
    public async Task<PeerSession> ConnectPeerAsync(UserSnapshot? user)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(28));
        var frontId = $"front of {id}";
        (await Grains.GetGrain<ISessionRegistryGrain>(0).TryAdmitAsync(frontId, id)).ShouldBe(AdmissionStatus.Admitted);
        var peer = new PeerSession(new TestSession(() => Grains, id) { FrontId = frontId });
        await SubscribeAsync(peer);
        await peer.Session.AttachAsync(userId: user?.UserId);
        return peer;
    }

    /// <summary>Subscribes the front end of a session to its stream; done again after a restart.</summary>
    public Task SubscribeAsync(PeerSession peer) => _engine.Services.GetRequiredKeyedService<IStreamProvider>(StreamNames.Provider)
        .GetStream<HostEvent>(StreamNames.Of(StreamKey.Front(peer.Session.FrontId!)))
        .SubscribeAsync(peer);

    /// <summary>Attaches a new session.</summary>
    /// <param name="user">User to restore (P-7.20); null for nobody.</param>
    public async Task<TestSession> ConnectAsync(UserSnapshot? user = null)
    {
        var session = new TestSession(() => Grains, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(28)));
        await session.AttachAsync(userId: user?.UserId);
        return session;
    }
}
