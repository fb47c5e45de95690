using System.Net;
using Mrci.Domain.Accounts;

namespace Mrci.Domain.Tests.Accounts;

public sealed class LoginFailureTests
{
    private static readonly LoginThresholds Thresholds = new();
    private static readonly IPAddress Stranger = IPAddress.Parse("192.0.2.7");

    [Theory]
    [InlineData(1, LoginFailureOutcome.Retry)]
    [InlineData(20, LoginFailureOutcome.Retry)]
    [InlineData(21, LoginFailureOutcome.Lock)]
    [InlineData(31, LoginFailureOutcome.Lock)]
    public void Normal_account_is_locked_at_the_21st_failure(long counted, LoginFailureOutcome expected)
    {
        // C-auth.6, D-511
        LoginFailures.Decide(isProtected: false, counted, Thresholds, Stranger).ShouldBe(expected);
        LoginFailures.Decide(isProtected: false, counted, Thresholds, IPAddress.Loopback).ShouldBe(expected);
    }

    [Theory]
    [InlineData(30, LoginFailureOutcome.Retry)]
    [InlineData(31, LoginFailureOutcome.BanAndClose)]
    public void Protected_account_bans_the_address_at_the_31st_failure(long counted, LoginFailureOutcome expected)
    {
        // C-auth.6, D-511
        LoginFailures.Decide(isProtected: true, counted, Thresholds, Stranger).ShouldBe(expected);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public void Loopback_is_never_banned(string address)
    {
        // C-auth.6
        LoginFailures.Decide(isProtected: true, 31, Thresholds, IPAddress.Parse(address)).ShouldBe(LoginFailureOutcome.End);
        LoginFailures.Decide(isProtected: true, 30, Thresholds, IPAddress.Parse(address)).ShouldBe(LoginFailureOutcome.Retry);
    }

    [Fact]
    public void Hidden_account_ends_the_dialogue_after_autolock_failures()
    {
        // C-auth.8
        LoginFailures.DecideHidden(20, Thresholds).ShouldBe(LoginFailureOutcome.Retry);
        LoginFailures.DecideHidden(21, Thresholds).ShouldBe(LoginFailureOutcome.End);
    }

    [Fact]
    public void Recovery_ends_when_failures_exceed_autolock()
    {
        // C-recover_acct.2
        LoginFailures.DecideRecovery(20, Thresholds).ShouldBe(LoginFailureOutcome.Retry);
        LoginFailures.DecideRecovery(21, Thresholds).ShouldBe(LoginFailureOutcome.End);
    }

    [Fact]
    public void Thresholds_of_the_settings_count()
    {
        // C-CFG.1, C-CFG.2
        var strict = new LoginThresholds(AutoLock: 1, AutoBan: 2);
        LoginFailures.Decide(isProtected: false, 2, strict, Stranger).ShouldBe(LoginFailureOutcome.Lock);
        LoginFailures.Decide(isProtected: true, 2, strict, Stranger).ShouldBe(LoginFailureOutcome.Retry);
        LoginFailures.Decide(isProtected: true, 3, strict, Stranger).ShouldBe(LoginFailureOutcome.BanAndClose);
    }

    [Theory]
    [InlineData(LoginFailureOutcome.Retry, false)]
    [InlineData(LoginFailureOutcome.Lock, true)]
    [InlineData(LoginFailureOutcome.BanAndClose, true)]
    [InlineData(LoginFailureOutcome.End, false)]
    public void Lock_and_ban_give_a_fresh_allowance(LoginFailureOutcome outcome, bool expected)
    {
        // C-auth.6, B-13
        LoginFailures.ResetsCount(outcome).ShouldBe(expected);
    }
}
