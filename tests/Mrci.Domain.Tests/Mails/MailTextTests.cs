using Mrci.Domain.Mails;
using Mrci.Domain.Settings;

namespace Mrci.Domain.Tests.Mails;

public sealed class MailTextTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("%user_name% %DATE% %Temp_Pw%", "bob 2026-03-04 03:06:07 S3cret")] // ignoring case, UTC
    [InlineData("%temp_pw%%temp_pw%", "S3cretS3cret")] // all occurrences
    [InlineData("100% of %user_name", "100% of %user_name")]
    [InlineData("%%user_name%%", "%bob%")]
    [InlineData("%confirmation_code%", "%confirmation_code%")] // belongs to the other mail
    [InlineData("", "")]
    public void Placeholders_are_filled(string template, string expected)
    {
        // C-MAIL.2, B-40
        MailText.Fill(MailKind.Reset, template, "bob", Time, "S3cret").ShouldBe(expected);
    }

    [Fact]
    public void Inserted_text_is_not_read_again()
    {
        // C-MAIL.2: one pass
        MailText.Fill(MailKind.Verify, "%user_name%: %confirmation_code%", "%confirmation_code%", Time, "012345")
            .ShouldBe("%confirmation_code%: 012345");
    }
}
