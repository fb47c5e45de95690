using Mrci.Domain.Settings;
using Mrci.Grains.Registry;
using Mrci.Grains.Tests.Harness;

namespace Mrci.Grains.Tests.Registry;

public sealed class SessionRegistryGrainTests
{
    [Fact]
    public async Task Admission_stops_at_the_maximum_over_all_fronts()
    {
        // P-1.2, D-716
        await using var host = await StartAsync(maxSessions: 3);
        var registry = Registry(host);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => registry.TryAdmitAsync($"front{number % 2}", $"s{number}")));

        results.Count(result => result == AdmissionStatus.Admitted).ShouldBe(3);
        results.Count(result => result == AdmissionStatus.Full).ShouldBe(7);
        (await registry.CountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task Session_leaves_the_count_once()
    {
        // P-1.4, B-35, X-7
        await using var host = await StartAsync(maxSessions: 1);
        var registry = Registry(host);
        await registry.LeaveAsync("s1");
        (await registry.TryAdmitAsync("front", "s1")).ShouldBe(AdmissionStatus.Admitted);
        (await registry.TryAdmitAsync("front", "s1")).ShouldBe(AdmissionStatus.Admitted);
        (await registry.TryAdmitAsync("front", "s2")).ShouldBe(AdmissionStatus.Full);

        await registry.LeaveAsync("s1");
        await registry.LeaveAsync("s1");

        (await registry.CountAsync()).ShouldBe(0);
        (await registry.TryAdmitAsync("front", "s2")).ShouldBe(AdmissionStatus.Admitted);
    }

    [Fact]
    public async Task Session_id_of_another_front_is_in_use()
    {
        // P-1.17
        await using var host = await StartAsync(maxSessions: 5);
        await Registry(host).TryAdmitAsync("front1", "s1");

        (await Registry(host).TryAdmitAsync("front2", "s1")).ShouldBe(AdmissionStatus.IdInUse);
    }

    [Fact]
    public async Task Front_of_a_session_is_known_while_the_session_is()
    {
        // P-9.6, ADR 0010
        await using var host = await StartAsync(maxSessions: 5);
        var registry = Registry(host);
        await registry.TryAdmitAsync("front1", "s1");
        (await registry.FindFrontAsync("s1")).ShouldBe("front1");
        (await registry.FindFrontAsync("s2")).ShouldBeNull();
        await registry.LeaveAsync("s1");
        (await registry.FindFrontAsync("s1")).ShouldBeNull();
    }

    [Fact]
    public async Task Sessions_are_gone_for_certain_once_all_fronts_have_had_time_to_renew()
    {
        // P-9.12, ADR 0010
        await using var host = await StartAsync(maxSessions: 5);
        var registry = Registry(host);
        await registry.TryAdmitAsync("front1", "s1");
        (await registry.FindGoneAsync(["s1", "s2"])).ShouldBeEmpty();
        host.Shift(TimeSpan.FromSeconds(59));
        await registry.RenewAsync("front1", ["s1"]);
        (await registry.FindGoneAsync(["s1", "s2"])).ShouldBeEmpty();
        host.Shift(TimeSpan.FromSeconds(1));

        (await registry.FindGoneAsync(["s1", "s2"])).ShouldBe(["s2"]);
    }

    [Fact]
    public async Task Silent_front_loses_its_sessions()
    {
        // D-613, P-10.23
        await using var host = await StartAsync(maxSessions: 5);
        var registry = Registry(host);
        await registry.TryAdmitAsync("front1", "s1");
        await registry.TryAdmitAsync("front2", "s2");
        host.Shift(TimeSpan.FromSeconds(59));
        await registry.RenewAsync("front2", ["s2"]);
        (await registry.CountAsync()).ShouldBe(2);

        host.Shift(TimeSpan.FromSeconds(1));

        (await registry.CountAsync()).ShouldBe(1);
        await registry.LeaveAsync("s1");
        (await registry.TryAdmitAsync("front1", "s1")).ShouldBe(AdmissionStatus.Admitted);
    }

    [Fact]
    public async Task Renewal_tells_all_after_a_loss()
    {
        // D-613
        await using var host = await StartAsync(maxSessions: 5);
        var registry = Registry(host);
        await registry.TryAdmitAsync("front1", "gone");

        await registry.RenewAsync("front1", ["s1", "s2"]);
        await registry.RenewAsync("front2", ["s2", "s3"]);

        (await registry.CountAsync()).ShouldBe(3);
        await registry.RenewAsync("front2", []);
        (await registry.CountAsync()).ShouldBe(1);
    }

    private static ISessionRegistryGrain Registry(TestHost host) => host.Grains.GetGrain<ISessionRegistryGrain>(0);

    private static async Task<TestHost> StartAsync(uint maxSessions)
    {
        var host = await TestHost.StartAsync();
        await host.InitializeAsync(HostSettings.Default with { MaxSessions = maxSessions });
        return host;
    }
}
