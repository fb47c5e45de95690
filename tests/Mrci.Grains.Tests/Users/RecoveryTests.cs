using Mrci.Domain.Accounts;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Users;

/// <summary>Temporary passwords, with a fault at their one write (D-902, B-3): repeated, each step is done once.</summary>
public sealed class RecoveryTests
{
    private static readonly PasswordRecord Fresh = new PasswordHasher(iterations: 1).Hash("Fresh-33");

    public static TheoryData<FaultKind> Kinds { get; } = [.. Enum.GetValues<FaultKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Request_hit_by_a_fault_stores_one_temporary_password_when_repeated(FaultKind kind)
    {
        // C-request_pw_reset.2, B-18
        var (host, userId) = await StartAsync();
        var record = new RecoveryRecord(Guid.NewGuid(), Accounts.Password, host.Time.GetUtcNow());

        host = await FailAsync(host, kind, () => host.User(userId).BeginRecoveryAsync(record));

        await using (host)
        {
            (await host.User(userId).BeginRecoveryAsync(record)).ShouldBe(RecoveryStatus.Stored);
            (await host.User(userId).GetRecoveryAsync()).ShouldNotBeNull().Operation.ShouldBe(record.Operation);
            host.Disk.All<UserState>("user")[userId].RecoveryMails.ShouldBe([record.CreatedUtc]);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Wrong_temporary_password_counts_once_whatever_happens_to_its_write(FaultKind kind)
    {
        // C-recover_acct.2
        var (host, userId) = await StartAsync();
        var record = new RecoveryRecord(Guid.NewGuid(), Accounts.Password, host.Time.GetUtcNow());
        await host.User(userId).BeginRecoveryAsync(record);
        var failure = new RecoveryFailure(Guid.NewGuid(), record.Operation, "127.0.0.1");

        host = await FailAsync(host, kind, () => host.User(userId).RecordRecoveryFailureAsync(failure));

        await using (host)
        {
            (await host.User(userId).RecordRecoveryFailureAsync(failure)).ShouldBeTrue();
            host.Disk.All<UserState>("user")[userId].RecoveryFailures.ShouldBe(1);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task New_password_and_the_end_of_the_temporary_one_are_one_write(FaultKind kind)
    {
        // C-recover_acct.3
        var (host, userId) = await StartAsync();
        var record = new RecoveryRecord(Guid.NewGuid(), Accounts.Password, host.Time.GetUtcNow());
        await host.User(userId).BeginRecoveryAsync(record);
        var operation = Guid.NewGuid();

        host = await FailAsync(host, kind, () => host.User(userId).CompleteRecoveryAsync(operation, record.Operation, Fresh, "127.0.0.1"));

        await using (host)
        {
            var isNew = PasswordHasher.Verify("Fresh-33", (await host.User(userId).GetAuthRecordAsync()).ShouldNotBeNull().Password);
            (await host.User(userId).GetRecoveryAsync() is null).ShouldBe(isNew);

            (await host.User(userId).CompleteRecoveryAsync(operation, record.Operation, Fresh, "127.0.0.1")).ShouldBeTrue();

            PasswordHasher.Verify("Fresh-33", (await host.User(userId).GetAuthRecordAsync()).ShouldNotBeNull().Password).ShouldBeTrue();
            (await host.User(userId).GetRecoveryAsync()).ShouldBeNull();
        }
    }

    private static async Task<(TestHost Host, string UserId)> StartAsync()
    {
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        return (host, await host.AddUserAsync("alice", "alice@example.org"));
    }

    private static async Task<TestHost> FailAsync(TestHost host, FaultKind kind, Func<Task> step)
    {
        host.Storage.FailWrite(1, kind);
        await Should.ThrowAsync<Exception>(step);
        host.Storage.HasFailed.ShouldBeTrue();
        return kind is FaultKind.KilledBefore or FaultKind.KilledAfter ? await host.ReplaceAsync() : host;
    }
}
