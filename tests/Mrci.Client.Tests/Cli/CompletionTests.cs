using Mrci.Cli.Editing;

namespace Mrci.Client.Tests.Cli;

public sealed class CompletionTests
{
    private static readonly string[] Names = ["auth", "ls_chs", "ls_cmds", "ls_sub_chs", "my_info", "term"];

    [Theory]
    [InlineData("au", "auth ")]
    [InlineData("AU", "auth ")]
    [InlineData("ls", "ls_")]
    [InlineData("ls_c", "ls_c")]
    [InlineData(":q", ":quit ")]
    [InlineData("term my", "term my_info ")]
    [InlineData(":bytes ls_s", ":bytes ls_sub_chs ")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("auth my", "auth my")]
    public void Completion_goes_as_far_as_names_agree(string typed, string expected)
    {
        var completion = Completion.Of(typed, typed.Length, Names);

        (completion.Text, completion.Cursor).ShouldBe((expected, expected.Length));
    }

    [Fact]
    public void Completion_several_names_are_offered()
    {
        Completion.Of("ls_c", 4, Names).Candidates.ShouldBe(["ls_chs", "ls_cmds"]);
        Completion.Of("au", 2, Names).Candidates.ShouldBeEmpty();
    }

    [Fact]
    public void Completion_before_the_end_keeps_what_follows()
    {
        var completion = Completion.Of("au -user root", 2, Names);

        (completion.Text, completion.Cursor).ShouldBe(("auth -user root", 5));
    }

    [Fact]
    public void Completion_empty_line_offers_everything() =>
        Completion.Of("", 0, Names).Candidates.Count.ShouldBe(Names.Length + 4);
}
