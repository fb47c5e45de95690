using Mrci.Commands.Accounts;
using Mrci.Domain.Accounts;
using Mrci.Grains.Tests.Harness;
using Orleans.Runtime;

namespace Mrci.Grains.Tests.Users;

public sealed class UserGrainTests
{
    private static readonly PasswordRecord Other = new PasswordHasher(iterations: 1).Hash("Other-22");

    [Fact]
    public async Task Creation_answers_a_repeat_alike_and_refuses_another_operation()
    {
        // D-600, D-704
        await using var host = await TestHost.StartAsync();
        var user = host.User(AccountRegistration.NewUserId());
        var operation = Guid.NewGuid();

        (await user.CreateAsync(operation, Accounts.NewUser("alice"))).ShouldBeTrue();
        (await user.CreateAsync(operation, Accounts.NewUser("alice"))).ShouldBeTrue();
        (await user.CreateAsync(Guid.NewGuid(), Accounts.NewUser("bobby"))).ShouldBeFalse();
        (await user.GetAsync()).ShouldNotBeNull().Name.ShouldBe("alice");
    }

    [Fact]
    public async Task New_password_clears_the_demand_for_one()
    {
        // C-set_pw.1, C-auth.4
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var root = host.User(await host.RootAsync());

        (await root.SetPasswordAsync(Guid.NewGuid(), Other)).ShouldBeTrue();

        (await root.GetAsync()).ShouldNotBeNull().NeedNewPassword.ShouldBeFalse();
        var record = (await root.GetAuthRecordAsync()).ShouldNotBeNull();
        record.Version.ShouldBe(2);
        PasswordHasher.Verify("Other-22", record.Password).ShouldBeTrue();
    }

    [Fact]
    public async Task New_password_is_stored_once_per_operation()
    {
        // D-600
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var user = host.User(await host.AddUserAsync("alice"));
        var operation = Guid.NewGuid();

        await user.SetPasswordAsync(operation, Other);
        await user.SetPasswordAsync(operation, Other);

        (await user.GetAuthRecordAsync()).ShouldNotBeNull().Version.ShouldBe(2);
        (await host.User(new string('0', 64)).SetPasswordAsync(Guid.NewGuid(), Other)).ShouldBeFalse();
    }

    [Fact]
    public async Task Stronger_record_replaces_only_the_password_it_was_made_of()
    {
        // D-310
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var user = host.User(await host.AddUserAsync("alice"));
        var stronger = new PasswordHasher(iterations: 2).Hash("Secret-1");

        await user.UpgradePasswordAsync(1, stronger);
        (await user.GetAuthRecordAsync()).ShouldNotBeNull().Password.Iterations.ShouldBe(2);

        await user.SetPasswordAsync(Guid.NewGuid(), Other);
        await user.UpgradePasswordAsync(1, stronger);
        PasswordHasher.Verify("Other-22", (await user.GetAuthRecordAsync()).ShouldNotBeNull().Password).ShouldBeTrue();
    }

    [Theory]
    [InlineData(FaultKind.Refused, 1)]
    [InlineData(FaultKind.AnswerLost, 2)]
    public async Task Failed_write_is_answered_with_what_the_store_has(FaultKind kind, long version)
    {
        // D-600: no answer rests on what is not stored
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var user = host.User(await host.AddUserAsync("alice"));
        host.Storage.FailWrite(1, kind);

        await Should.ThrowAsync<OrleansException>(() => user.SetPasswordAsync(Guid.NewGuid(), Other));

        (await user.GetAuthRecordAsync()).ShouldNotBeNull().Version.ShouldBe(version);
        (await user.SetPasswordAsync(Guid.NewGuid(), Other)).ShouldBeTrue();
        (await user.GetAuthRecordAsync()).ShouldNotBeNull().Version.ShouldBe(version + 1);
    }
}
