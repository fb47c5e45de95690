using Mrci.Domain.Names;

namespace Mrci.Domain.Tests.Names;

/// <summary>What only names created from now on must keep.</summary>
public sealed class NewNameTests
{
    [Theory]
    [InlineData("-name")]
    [InlineData("na\\me")]
    [InlineData("na\u00A0me")]
    [InlineData("na\u2003me")]
    [InlineData("na\u3000me")]
    [InlineData("na\u200Bme")]
    [InlineData("na\u202Eme")]
    [InlineData("na\uFEFFme")]
    [InlineData("na\U000E0041me")]
    public void Name_that_may_not_be_created_can_still_be_looked_up(string name)
    {
        // D-215
        UserNames.IsValid(name).ShouldBeTrue();
        GroupNames.IsValid(name).ShouldBeTrue();
        ChannelNames.IsValid(name).ShouldBeTrue();
        UserNames.IsValidNew(name).ShouldBeFalse();
        GroupNames.IsValidNew(name).ShouldBeFalse();
        ChannelNames.IsValidNew(name).ShouldBeFalse();
    }

    [Fact]
    public void Name_with_lone_surrogate_may_not_be_created()
    {
        // D-215; not test data of a theory: the UTF-8 of attributes can't hold a lone surrogate
        foreach (var name in new[] { "na\uD800me", "na\uDC00me", "name\uD83D", "\uDE00\uD83Dname" })
        {
            UserNames.IsValid(name).ShouldBeTrue();
            UserNames.IsValidNew(name).ShouldBeFalse();
            GroupNames.IsValidNew(name).ShouldBeFalse();
            ChannelNames.IsValidNew(name).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("na-me")]
    [InlineData("na\U0001F600me")]
    [InlineData("\u00E9t\u00E9s")]
    [InlineData("\"quoted\"")]
    public void Name_of_ordinary_characters_may_be_created(string name)
    {
        // D-215
        UserNames.IsValidNew(name).ShouldBeTrue();
        GroupNames.IsValidNew(name).ShouldBeTrue();
        ChannelNames.IsValidNew(name).ShouldBeTrue();
    }

    [Theory]
    [InlineData("bo b")]
    [InlineData("bo\tb")]
    [InlineData("bo\nb")]
    [InlineData("bo\u0085b")]
    [InlineData("bo\u0000b")]
    public void Name_with_blank_or_control_is_never_valid(string name)
    {
        // D-201, D-204, D-205, D-208
        UserNames.IsValid(name).ShouldBeFalse();
        GroupNames.IsValid(name).ShouldBeFalse();
        ChannelNames.IsValid(name).ShouldBeFalse();
        ChannelNames.IsValidPart(name).ShouldBeFalse();
        CommonNames.IsValid(name).ShouldBeFalse();
    }

    [Theory]
    [InlineData("root")]
    [InlineData("ROOT")]
    [InlineData("Root")]
    public void Name_root_is_for_the_protected_records_only(string name)
    {
        // D-201, D-204, C-RANK.4
        UserNames.IsValid(name).ShouldBeTrue();
        UserNames.IsValidNew(name).ShouldBeFalse();
        UserNames.IsValidNew(name, protectedAccount: true).ShouldBeTrue();
        GroupNames.IsValid(name).ShouldBeTrue();
        GroupNames.IsValidNew(name).ShouldBeFalse();
        GroupNames.IsValidNew(name, protectedGroup: true).ShouldBeTrue();
    }

    [Fact]
    public void User_name_that_is_an_address_may_not_be_created()
    {
        // D-201
        UserNames.IsValid("bob@example.org").ShouldBeTrue();
        UserNames.IsValidNew("bob@example.org").ShouldBeFalse();
        UserNames.IsValidNew("bob@home").ShouldBeTrue();
    }
}
