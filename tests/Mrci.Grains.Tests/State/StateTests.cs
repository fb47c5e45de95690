using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Mrci.Domain.Channels;
using Mrci.Domain.Settings;
using Mrci.Grains.Bans;
using Mrci.Grains.Certificates;
using Mrci.Grains.Channels;
using Mrci.Grains.Directories;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Modules;
using Mrci.Grains.Names;
using Mrci.Grains.Settings;
using Mrci.Grains.State;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;
using Orleans.Runtime;

namespace Mrci.Grains.Tests.State;

public sealed class StateTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(55).AddTicks(1234567);

    public static TheoryData<string> Samples => [.. Filled().Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void State_comes_back_from_its_json_unchanged(string name)
    {
        // D-600, design.md section 3: the same JSON under both engines
        var state = Filled()[name];

        var json = JsonSerializer.Serialize(state, state.GetType());
        var read = JsonSerializer.Deserialize(json, state.GetType());

        JsonSerializer.Serialize(read, state.GetType()).ShouldBe(json);
        foreach (var property in state.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // A property that is left at its default would prove nothing.
            JsonSerializer.Serialize(property.GetValue(state)).ShouldNotBe(
                JsonSerializer.Serialize(property.GetValue(Activator.CreateInstance(state.GetType()))), StringComparer.Ordinal, $"{name}.{property.Name}");
        }
    }

    [Fact]
    public void Stored_states_have_names_of_their_own()
    {
        // Rows are named by state and key only, so two kinds of grain with one name and one key would share a row.
        var names = typeof(GrainStores).Assembly.GetTypes()
            .SelectMany(type => type.GetConstructors())
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>())
            .OfType<PersistentStateAttribute>()
            .ToArray();

        names.Select(state => state.StateName).ShouldBeUnique(StringComparer.Ordinal);
        names.ShouldAllBe(state => state.StorageName == GrainStores.Default);
    }

    [Fact]
    public void History_forgets_the_oldest_operation()
    {
        // D-600: remembers the last few
        var ids = Enumerable.Range(0, OperationHistory.Capacity + 3).Select(_ => Guid.NewGuid()).ToArray();

        var history = ids.Aggregate(ImmutableArray<UserOperation>.Empty, (past, id) => past.Remember(new UserOperation { Id = id }));

        history.Length.ShouldBe(OperationHistory.Capacity);
        history.Find(ids[2]).ShouldBeNull();
        history.Find(ids[3]).ShouldNotBeNull();
        history.Find(ids[^1]).ShouldNotBeNull();
    }

    private static Dictionary<string, object> Filled() => new object[]
    {
        new UserState
        {
            Schema = 2,
            LifeCycle = UserLifeCycle.Active,
            Version = 3,
            Name = "Ünal \"x\"",
            DisplayName = "😀",
            Email = "a@b.c",
            EmailVerified = true,
            GroupId = GroupIds.Users,
            RegisteredUtc = Now,
            Protected = true,
            Locked = true,
            NeedNewPassword = true,
            NeedNewName = true,
            Password = Accounts.Password,
            PasswordVersion = 4,
            Failures = [new FailureCount("192.0.2.1", 5)],
            FailureResets = [new FailureReset("192.0.2.1", Now)],
            PendingRename = new PendingRename("old", "new"),
            Memberships = [new Membership(ulong.MaxValue, "room", Pending: true, Level: 4, ChannelVersion: 6)],
            Reservations = [new ChannelReservation(7, AsOwner: true, Now)],
            Forgotten = [new ForgottenChannel(8, 9)],
            Operations = [new UserOperation { Id = Guid.NewGuid(), Change = UserChange.Renamed, Version = 1, Verdict = AuthVerdict.End, OldName = "a", NewName = "b", Value = "c" }],
            PendingEmail = new PendingRename("", "a@b.c"),
            Recovery = new RecoveryRecord(Guid.NewGuid(), Accounts.Password, Now),
            RecoveryMails = [Now],
            RecoveryFailures = 10,
        },
        new GroupState
        {
            Schema = 2,
            Exists = true,
            Version = 3,
            Name = "staff",
            Rank = uint.MaxValue,
            Protected = true,
            Members = ["u1"],
            CreatedBy = Guid.NewGuid(),
            CreatedUtc = Now,
            Deleted = true,
            Pinned = true,
            JoinedUtc = Now,
            PendingRename = new PendingRename("old", "new"),
            Transfer = new GroupTransfer("g2"),
            Sources = ["g3"],
            Operations =
            [
                new GroupOperation { Id = Guid.NewGuid(), Change = GroupChange.Removed, Version = 2, Name = "a", OtherName = "b", OtherId = "g2", Rank = 3, Origin = new EventOrigin("s", 4) },
            ],
        },
        new ChannelState
        {
            Schema = 2,
            Exists = true,
            Version = 3,
            Name = "room",
            OwnerId = "u1",
            Members = ImmutableDictionary<string, ChannelMember>.Empty.Add("u1", new ChannelMember(ChannelLevel.Owner, Pending: false, Now)),
            SubChannels = [new SubChannelRecord(255, "main", ChannelLevel.Public, Active: true)],
            ReadOnlyFlags = [new ReadOnlyFlag(7, ChannelLevel.Admin)],
            Operations = [new ChannelOperation { Id = Guid.NewGuid(), Change = ChannelChange.Declined, Version = 2, UserId = "u1", OriginSession = "s", OriginSequence = 4 }],
            CreatedUtc = Now,
            NameVersion = 2,
            PendingRename = new PendingRename("old", "new"),
            Deleted = true,
            Remainder = new ChannelRemainder { UserIds = ["u1"], SubIds = [255] },
            ToldVersion = 2,
        },
        new UniqueNameState { Schema = 2, Status = UniqueNameStatus.Pending, OwnerId = "u1", Operation = Guid.NewGuid(), ExpiresUtc = Now },
        new DirectoryState
        {
            Schema = 2,
            Entries = ImmutableDictionary<string, DirectoryEntry>.Empty.Add("u1", new DirectoryEntry("u1", 2, Now, "alice", "g1")),
        },
        new IdAllocatorState { Schema = 2, Last = long.MaxValue },
        new BanState { Schema = 2, Addresses = ImmutableDictionary<string, DateTimeOffset>.Empty.Add("::1", Now), Version = 3 },
        new ModuleRegistryState
        {
            Schema = 2,
            Version = 3,
            Modules =
            [
                new ModuleRecord { Name = "Größe", Installation = "ff", Slot = 251, Stage = ModuleStage.Removing, LockReason = "dies", DueUtc = Now, EnabledVersion = 2 },
            ],
            Operations = [new ModuleOperation(Guid.NewGuid(), new ModuleRemoval(ModuleStatus.Done, new ModuleDisabled(new EventOrigin("s", 4), 3, "x")))],
        },
        new CertificateState { Schema = 2, Source = CertificateSource.Installed, CertificatePem = "pem\n", CommonName = "host", ProtectedKey = [1, 2, 255] },
        new SettingsState
        {
            Schema = 2,
            Version = 3,
            Settings = HostSettings.Default with { MaxSessions = 5, AllowPublicRegistrations = true },
            InitialGroupId = GroupIds.Users,
            RootUserId = "u1",
            RootOperation = Guid.NewGuid(),
            Initialized = true,
            Operations = [new SettingsOperation(Guid.NewGuid(), 2)],
        },
    }.ToDictionary(state => state.GetType().Name, StringComparer.Ordinal);
}
