using Mrci.Domain.Names;

namespace Mrci.Domain.Tests.Names;

/// <summary>Tables of data-model.md chapter 2, looked-up strength.</summary>
public sealed class NameValidatorTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public void UserName_length_is_2_to_24(int length, bool expected)
    {
        // D-201, P-10.6
        UserNames.IsValid(new string('u', length)).ShouldBe(expected);
        UserNames.IsValidNew(new string('u', length)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void GroupName_length_is_1_to_12(int length, bool expected)
    {
        // D-204, P-10.6
        GroupNames.IsValid(new string('g', length)).ShouldBe(expected);
        GroupNames.IsValidNew(new string('g', length)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void ChannelName_length_is_4_to_32(int length, bool expected)
    {
        // D-205, P-8.2
        ChannelNames.IsValid(new string('c', length)).ShouldBe(expected);
        ChannelNames.IsValidNew(new string('c', length)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void ChannelNamePart_length_is_1_to_32(int length, bool expected)
    {
        // C-find_ch.1
        ChannelNames.IsValidPart(new string('c', length)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("two words", true)]
    [InlineData("12345678901234567890123456789012", true)]
    [InlineData("123456789012345678901234567890123", false)]
    [InlineData("tab\there", false)]
    [InlineData("del\u007F", false)]
    public void DisplayName_is_free_text_up_to_32(string name, bool expected)
    {
        // D-206, P-10.6
        DisplayNames.IsValid(name).ShouldBe(expected);
        DisplayNames.IsValidNew(name).ShouldBe(expected);
    }

    [Fact]
    public void DisplayName_with_lone_surrogate_is_valid_only_as_an_old_one()
    {
        // D-206
        DisplayNames.IsValid("x\uD800").ShouldBeTrue();
        DisplayNames.IsValidNew("x\uD800").ShouldBeFalse();
        DisplayNames.IsValidNew("x\U0001F600").ShouldBeTrue();
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("ls_cmds?", true)]
    [InlineData("\u0416\u0661\u00B2", true)]
    [InlineData("", false)]
    [InlineData("a-b", false)]
    [InlineData("a b", false)]
    [InlineData("\U00010400", false)]
    public void CommandName_takes_letters_numbers_underscore_question_mark(string name, bool expected)
    {
        // D-207, P-4.6; surrogates belong to no class
        CommandNames.IsValid(name).ShouldBe(expected);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void CommandName_length_is_at_most_64(int length, bool expected)
    {
        // D-207
        CommandNames.IsValid(new string('c', length)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(1, true, true)]
    [InlineData(136, true, true)]
    [InlineData(137, true, false)]
    [InlineData(200, true, false)]
    [InlineData(201, false, false)]
    public void CommonName_length_is_1_to_200_and_to_136_for_new_ones(int length, bool old, bool created)
    {
        // D-208
        CommonNames.IsValid(new string('n', length)).ShouldBe(old);
        CommonNames.IsValidNew(new string('n', length)).ShouldBe(created);
    }

    [Theory]
    [InlineData("mod", true, true)]
    [InlineData("my mod.v2", true, true)]
    [InlineData("", false, false)]
    [InlineData("a/b", false, false)]
    [InlineData("a\\b", false, false)]
    [InlineData("a:b", false, false)]
    [InlineData("a*", false, false)]
    [InlineData("a?", false, false)]
    [InlineData("a\"", false, false)]
    [InlineData("a<", false, false)]
    [InlineData("a>", false, false)]
    [InlineData("a|", false, false)]
    [InlineData("a..b", false, false)]
    [InlineData(".", true, false)]
    [InlineData(".mod", true, false)]
    [InlineData("mod.", true, false)]
    [InlineData(" mod", true, false)]
    [InlineData("mod\u00A0", true, false)]
    [InlineData("m\u0001d", true, false)]
    public void ModuleName_is_a_safe_directory_name(string name, bool old, bool created)
    {
        // D-209
        ModuleNames.IsValid(name).ShouldBe(old);
        ModuleNames.IsValidNew(name).ShouldBe(created);
    }

    [Fact]
    public void ModuleName_length_is_at_most_64()
    {
        // D-209
        ModuleNames.IsValid(new string('m', 64)).ShouldBeTrue();
        ModuleNames.IsValid(new string('m', 65)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("a@b.", true, false)]
    [InlineData("a@b.c", true, true)]
    [InlineData("@b.c", true, false)]
    [InlineData("a@.c", true, false)]
    [InlineData("a@b..c", true, false)]
    [InlineData("a.b@c", false, false)]
    [InlineData("ab.c", false, false)]
    [InlineData("a@b@c.d", false, false)]
    [InlineData("a @b.c", false, false)]
    [InlineData("a@b\t.c", false, false)]
    [InlineData("@.c", false, false)]
    [InlineData("-a@b.c", true, false)]
    [InlineData("a\\@b.c", true, false)]
    public void EmailAddress_has_one_at_and_a_dot_after_it(string address, bool old, bool created)
    {
        // D-203, D-215
        EmailAddresses.IsValid(address).ShouldBe(old);
        EmailAddresses.IsValidNew(address).ShouldBe(created);
    }

    [Fact]
    public void EmailAddress_length_is_4_to_64()
    {
        // D-203, P-10.6
        EmailAddresses.IsValid("a@.c").ShouldBeTrue();
        EmailAddresses.IsValidNew(new string('a', 60) + "@b.c").ShouldBeTrue();
        EmailAddresses.IsValid(new string('a', 61) + "@b.c").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Passw0rd!", true)]
    [InlineData("with Blank 1 .", true)]
    [InlineData("Pas0rd!", false)]
    [InlineData("passw0rd!", false)]
    [InlineData("PASSW0RD!", false)]
    [InlineData("Password!", false)]
    [InlineData("Passw0rdX", false)]
    [InlineData("\u0416\u0436\u0436\u0436\u0436\u0436\u00BD+", true)]
    public void Password_needs_every_class(string password, bool expected)
    {
        // D-202, P-10.6
        Passwords.IsValid(password).ShouldBe(expected);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Password_length_is_8_to_200(int length, bool expected)
    {
        // D-202
        Passwords.IsValid("Aa1!".PadRight(length, 'x')).ShouldBe(expected);
    }
}
