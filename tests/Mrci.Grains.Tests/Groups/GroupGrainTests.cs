using Mrci.Grains.Groups;
using Mrci.Grains.Tests.Harness;

namespace Mrci.Grains.Tests.Groups;

public sealed class GroupGrainTests
{
    [Fact]
    public async Task Group_is_created_once_per_operation()
    {
        // D-602, D-600
        await using var host = await TestHost.StartAsync();
        var group = host.Group("g1");
        var operation = Guid.NewGuid();
        (await group.GetAsync()).ShouldBeNull();

        (await group.CreateAsync(operation, "staff", 3, isProtected: false)).ShouldBeTrue();
        (await group.CreateAsync(operation, "staff", 3, isProtected: false)).ShouldBeTrue();
        (await group.CreateAsync(Guid.NewGuid(), "staff", 3, isProtected: false)).ShouldBeFalse();

        (await group.GetAsync()).ShouldBe(new GroupSnapshot("g1", 1, "staff", 3, Protected: false, MemberCount: 0));
    }

    [Fact]
    public async Task Members_are_counted_once()
    {
        // D-704
        await using var host = await TestHost.StartAsync();
        var group = host.Group("g1");
        (await group.AddMemberAsync("u1")).ShouldBeFalse();
        await group.CreateAsync(Guid.NewGuid(), "staff", 3, isProtected: false);

        (await group.AddMemberAsync("u1")).ShouldBeTrue();
        (await group.AddMemberAsync("u1")).ShouldBeTrue();
        (await group.AddMemberAsync("u2")).ShouldBeTrue();
        await group.RemoveMemberAsync("u1");
        await group.RemoveMemberAsync("u1");

        (await group.GetAsync()).ShouldNotBeNull().MemberCount.ShouldBe(1);
    }
}
