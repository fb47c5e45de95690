using Mrci.Domain.Accounts;

namespace Mrci.Domain.Tests.Accounts;

public sealed class VerificationCodeTests
{
    [Fact]
    public void Code_matches_itself_until_it_expires()
    {
        // C-MAIL.6, C-verify_email.2
        var now = DateTimeOffset.UnixEpoch;
        var (kept, code) = VerificationCode.Create("a@b.c", now);

        code.Length.ShouldBe(6);
        code.ShouldAllBe(digit => char.IsAsciiDigit(digit));
        kept.Address.ShouldBe("a@b.c");
        kept.Matches(code).ShouldBeTrue();
        kept.Matches(code + " ").ShouldBeFalse();
        kept.Matches("").ShouldBeFalse();
        kept.IsExpired(now + VerificationCode.Lifetime - TimeSpan.FromTicks(1)).ShouldBeFalse();
        kept.IsExpired(now + VerificationCode.Lifetime).ShouldBeTrue();
    }

    [Fact]
    public void Small_numbers_keep_their_leading_zeros()
    {
        // C-MAIL.6: 000000 to 999999
        Enumerable.Range(0, 2000).Select(_ => VerificationCode.Draw()).ShouldAllBe(code => code.Length == 6);
    }
}
