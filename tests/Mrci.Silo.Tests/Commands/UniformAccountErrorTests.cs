using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>Nobody learns from <c>auth</c> whether an account exists or is locked (C-auth.8).</summary>
public sealed class UniformAccountErrorTests(UniformAccountErrorTests.DiscreetHost discreet)
    : IClassFixture<UniformAccountErrorTests.DiscreetHost>
{
    private const string Wrong = "Not-The-Password-0";

    private static readonly FrameType[] FourFailures =
    [
        FrameType.PrivText, FrameType.Err, FrameType.PrivText, FrameType.Err, FrameType.PrivText, FrameType.Err, FrameType.PrivText,
        FrameType.Err,
    ];

    [Theory]
    [InlineData("-user nobody_of_that_name")]
    [InlineData("-email nobody@example.org")]
    public async Task Unknown_account_takes_as_many_failures_as_a_known_one(string account)
    {
        // C-auth.8: the failure after autolock ones ends it with ERR, IDLE; and so it does the next time, for nothing is counted.
        await using var client = await discreet.Host.ConnectAsync();
        (await client.TypesAsync("auth", account, Wrong, Wrong, Wrong, Wrong)).ShouldBe(FourFailures);
        (await client.TypesAsync("auth", account, Wrong, Wrong, Wrong, Wrong)).ShouldBe(FourFailures);
    }

    [Fact]
    public async Task Locked_account_goes_on_as_before_and_no_answer_is_right()
    {
        // C-auth.8
        var name = HostFixture.Name("alice");
        await discreet.Host.Root.AddAccountAsync(name);
        await using var client = await discreet.Host.ConnectAsync();
        (await client.TypesAsync("auth", $"-user {name}", Wrong, Wrong, Wrong, Wrong)).ShouldBe(FourFailures, "the fourth locks");

        var right = Enumerable.Repeat(HostFixture.UserPassword, 4).ToArray();
        (await client.TypesAsync("auth", $"-user {name}", right)).ShouldBe(FourFailures);
        client.Commands.Contains("term").ShouldBeFalse();
    }

    /// <summary>The default, with a limit of three failures.</summary>
    public sealed class DiscreetHost() : OwnHostFixture("--Mrci:InitialSettings:auto_lock_threshold", "3");
}
