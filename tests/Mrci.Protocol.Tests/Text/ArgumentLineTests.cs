using Mrci.Protocol.Text;

namespace Mrci.Protocol.Tests.Text;

public sealed class ArgumentLineTests
{
    [Theory] // P-5.44
    [InlineData("")]
    [InlineData("  \t ")]
    [InlineData("""-a  "b c" d""", "-a", "b c", "d")]
    [InlineData("-a 'b c'", "-a", "b c")]
    [InlineData("""-a "it's" """, "-a", "it's")]
    [InlineData("""-a 'say "x"'""", "-a", "say \"x\"")]
    [InlineData("""-a "x\"y" """, "-a", "x\"y")]
    [InlineData("""-a 'it\'s'""", "-a", "it's")]
    [InlineData("""-a it\'s""", "-a", "it's")]
    [InlineData("""C:\dir\f "a b" """, """C:\dir\f""", "a b")]
    [InlineData("""-a "end\" -b""", "-a")]
    [InlineData("""pre"mid dle"post""", "premid dlepost")]
    [InlineData("""-a "" -b""", "-a", "-b")]
    [InlineData("""-a "open""", "-a")]
    [InlineData("a\tb\nc", "a", "b", "c")]
    [InlineData("""\\"q""", """\"q""")]
    [InlineData("""
        "a b"\ c
        """, """a b\""", "c")]
    [InlineData("""x\""", """x\""")]
    public void Text_is_split_as_the_vectors_say(string text, params string[] tokens) =>
        ArgumentLine.Parse(text).Tokens.ShouldBe(tokens);

    [Theory] // P-5.40
    [InlineData("a\u00A0b\u2003c\u3000d", "a", "b", "c", "d")]
    [InlineData("'a\tb'", "a\tb")]
    [InlineData("''''")]
    [InlineData("\"a\"'b'c", "abc")]
    [InlineData("\\", "\\")]
    [InlineData("\"\\ \"", "\\ ")]
    public void Consequences_of_the_rule_hold(string text, params string[] tokens) =>
        ArgumentLine.Parse(text).Tokens.ShouldBe(tokens);

    [Theory] // P-5.42, X-36
    [InlineData("-user root", "-user", "root")]
    [InlineData("-USER root", "-user", "root")]
    [InlineData("-user a -user b", "-user", "a")]
    [InlineData("-user -x", "-user", null)]
    [InlineData("-user \"-x\"", "-user", null)]
    [InlineData("-user", "-user", null)]
    [InlineData("-user \"\" -x", "-user", null)]
    [InlineData("user root", "-user", null)]
    [InlineData("x -user -user b", "-user", null)]
    [InlineData("", "-user", null)]
    public void Parameter_is_the_token_behind_its_first_key(string text, string key, string? value) =>
        ArgumentLine.Parse(text).Get(key).ShouldBe(value);

    [Theory] // P-5.42
    [InlineData("-remote_file /r -FORCE", true)]
    [InlineData("-remote_file -force", true)]
    [InlineData("-remote_file -forced", false)]
    [InlineData("", false)]
    public void Flag_exists_if_some_token_equals_it(string text, bool there) => ArgumentLine.Parse(text).Has("-force").ShouldBe(there);

    [Fact] // P-5.41, X-37
    public void No_limit_of_tokens_hides_later_arguments() =>
        ArgumentLine.Parse(string.Concat(Enumerable.Repeat("x ", 10_000)) + "-force").Has("-force").ShouldBeTrue();
}
