using Mrci.Grains.Events;
using Mrci.Grains.Names;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Users;

public sealed class EmailTests
{
    // Claim, the user, confirm, release, the note.
    private const int Writes = 5;

    private static readonly EventOrigin Origin = new(new string('7', 56), 3);

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Change_moves_the_address_unverifies_it_and_voids_a_temporary_password()
    {
        // D-705, C-set_email.2, C-ASY.23
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var userId = await host.AddUserAsync("alice", "alice@example.org");
        var events = await host.ListenAsync(StreamKey.User(userId));
        (await host.User(userId).ConfirmEmailAsync(Guid.NewGuid(), "alice@example.org", Origin)).Status.ShouldBe(UserChangeStatus.Done);
        await host.User(userId).BeginRecoveryAsync(new RecoveryRecord(Guid.NewGuid(), Accounts.Password, host.Time.GetUtcNow()));

        var result = await host.User(userId).SetEmailAsync(Guid.NewGuid(), "Alice@other.example", Origin);

        result.ShouldBe(new UserChangeResult(UserChangeStatus.Done, new UserInfoChanged(Origin, 3, userId, "alice")));
        (await events.HavingAsync(2)).Select(hostEvent => hostEvent.EntityVersion).ShouldBe([2L, 3L]);
        var user = (await host.User(userId).GetAsync()).ShouldNotBeNull();
        (user.Email, user.EmailVerified).ShouldBe(("Alice@other.example", false));
        (await host.User(userId).GetRecoveryAsync()).ShouldBeNull();
        (await host.Name(NameKey.Email("alice@OTHER.example")).ResolveAsync()).ShouldBe(userId);
        await host.AddUserAsync("bob", "alice@example.org");
    }

    [Fact]
    public async Task Taken_address_changes_nothing()
    {
        // C-set_email.1: the own present one, too
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var userId = await host.AddUserAsync("alice", "alice@example.org");
        await host.AddUserAsync("bob", "bob@example.org");

        (await host.User(userId).SetEmailAsync(Guid.NewGuid(), "BOB@example.org", Origin)).Status.ShouldBe(UserChangeStatus.Taken);
        (await host.User(userId).SetEmailAsync(Guid.NewGuid(), "ALICE@example.org", Origin)).Status.ShouldBe(UserChangeStatus.Taken);
    }

    [Fact]
    public async Task Concurrent_changes_to_one_address_have_one_winner()
    {
        // D-901
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var users = new List<string>();
        for (var index = 0; index < 8; index++)
            users.Add(await host.AddUserAsync($"person{index}", $"p{index}@example.org"));

        var results = await Task.WhenAll(users.Select(userId => host.User(userId).SetEmailAsync(Guid.NewGuid(), "one@example.org", Origin)));

        results.Count(result => result.Status == UserChangeStatus.Done).ShouldBe(1);
    }

    [Fact]
    public async Task Confirmation_of_a_former_address_is_refused()
    {
        // C-verify_email.3, B-17
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var userId = await host.AddUserAsync("alice", "alice@example.org");
        await host.User(userId).SetEmailAsync(Guid.NewGuid(), "other@example.org", Origin);

        (await host.User(userId).ConfirmEmailAsync(Guid.NewGuid(), "alice@example.org", Origin)).Status.ShouldBe(UserChangeStatus.OtherAddress);

        (await host.User(userId).GetAsync()).ShouldNotBeNull().EmailVerified.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Change_hit_by_a_fault_leaves_one_address(int write, FaultKind kind)
    {
        // D-902, D-705
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var userId = await host.AddUserAsync("alice", "alice@example.org");
        var operation = Guid.NewGuid();
        host.Storage.FailWrite(write, kind);
        await Record.ExceptionAsync(() => host.User(userId).SetEmailAsync(operation, "new@example.org", Origin));
        host.Storage.HasFailed.ShouldBeTrue();

        host = await host.ReplaceAsync();
        await using (host)
        {
            host.Shift(TimeSpan.FromSeconds(61));
            var repeated = await host.User(userId).SetEmailAsync(operation, "new@example.org", Origin);

            repeated.ShouldBe(new UserChangeResult(UserChangeStatus.Done, new UserInfoChanged(Origin, 2, userId, "alice")));
            (await host.Name(NameKey.Email("new@example.org")).ResolveAsync()).ShouldBe(userId);
            (await host.Name(NameKey.Email("alice@example.org")).ResolveAsync()).ShouldBeNull();
            await host.AddUserAsync("bob", "alice@example.org");
        }
    }
}
