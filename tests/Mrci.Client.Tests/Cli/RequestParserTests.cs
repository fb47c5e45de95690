using Mrci.Cli;

namespace Mrci.Client.Tests.Cli;

public sealed class RequestParserTests
{
    private static readonly CommandList Commands = CommandList.Empty
        .With(new NewCommand(267, HandlesGenFile: false, "cast", "lib"))
        .With(new NewCommand(279, HandlesGenFile: true, "fs_download", "lib"))
        .With(new NewCommand(310, HandlesGenFile: false, "p2p_request", "lib"))
        .With(new NewCommand(342, HandlesGenFile: false, "to_peer", "lib"))
        .With(new NewCommand(311, HandlesGenFile: false, "pause", "lib"))
        .With(new NewCommand(341, HandlesGenFile: false, "term", "lib"));

    [Fact]
    public void Parse_command_line_sends_the_rest_as_text()
    {
        var invocation = Invocation("  CAST hello  'world' ");

        (invocation.CommandId, invocation.Type).ShouldBe(((ushort)267, FrameType.Text));
        MrciText.Decode(invocation.Payload.Span).ShouldBe("hello  'world' ");
    }

    // P-15.4
    [Fact]
    public void Parse_gen_file_command_sends_gen_file() =>
        Invocation("fs_download -remote_file /r").Type.ShouldBe(FrameType.GenFile);

    // P-5.10, P-3.11
    [Theory]
    [InlineData("term cast", new byte[] { 0x0B, 0x01 })]
    [InlineData("term 515", new byte[] { 0x03, 0x02 })]
    [InlineData("pause  cast ", new byte[] { 0x0B, 0x01 })]
    [InlineData("term", new byte[0])]
    public void Parse_term_and_pause_take_a_command_id(string line, byte[] expected)
    {
        var invocation = Invocation(line);

        invocation.Type.ShouldBe(FrameType.CmdId);
        invocation.Payload.ToArray().ShouldBe(expected);
    }

    [Theory]
    [InlineData(":bytes cast 00ffA0", new byte[] { 0x00, 0xFF, 0xA0 })]
    [InlineData(":bytes cast 00 ff a0", new byte[] { 0x00, 0xFF, 0xA0 })]
    [InlineData(":bytes cast", new byte[0])]
    public void Parse_bytes_sends_a_bytes_frame(string line, byte[] expected)
    {
        var invocation = Invocation(line);

        (invocation.CommandId, invocation.Type).ShouldBe(((ushort)267, FrameType.Bytes));
        invocation.Payload.ToArray().ShouldBe(expected);
    }

    // P-9.2
    [Fact]
    public void Parse_peer_commands_take_a_session_id()
    {
        var invocation = Invocation($"p2p_request  {FakeSession.Id.ToString().ToUpperInvariant()} ");

        (invocation.CommandId, invocation.Type).ShouldBe(((ushort)310, FrameType.SessionId));
        invocation.Payload.ToArray().ShouldBe(FakeSession.Id.ToArray());
    }

    // C-to_peer.1
    [Theory]
    [InlineData(" hello  there ", "hello  there ")]
    [InlineData("", "")]
    public void Parse_to_peer_puts_the_session_id_before_the_text(string typed, string sent)
    {
        var invocation = Invocation($"to_peer {FakeSession.Id}{typed}");

        (invocation.CommandId, invocation.Type).ShouldBe(((ushort)342, FrameType.Text));
        invocation.Payload.ToArray().ShouldBe([.. FakeSession.Id.ToArray(), .. MrciText.Encode(sent)]);
    }

    [Theory]
    [InlineData("p2p_request")]
    [InlineData("p2p_request 00ff")]
    [InlineData("p2p_request nonsense")]
    [InlineData("to_peer")]
    [InlineData("to_peer hello")]
    [InlineData("nonsense")]
    [InlineData("term nonsense")]
    [InlineData("term 70000")]
    [InlineData(":nonsense")]
    [InlineData(":bytes")]
    [InlineData(":bytes nonsense 00")]
    [InlineData(":bytes cast 0")]
    [InlineData(":bytes cast xy")]
    public void Parse_what_cannot_be_done_says_so(string line) =>
        RequestParser.Parse(line, Commands).ShouldBeOfType<Request.Invalid>().Message.ShouldNotBeEmpty();

    [Fact]
    public void Parse_own_lines()
    {
        RequestParser.Parse(":help", Commands).ShouldBeOfType<Request.Help>();
        RequestParser.Parse(":quit ", Commands).ShouldBeOfType<Request.Quit>();
        RequestParser.Parse(":commands", Commands).ShouldBeOfType<Request.ListCommands>();
        RequestParser.Parse(" \t", Commands).ShouldBeOfType<Request.Nothing>();
    }

    [Theory]
    [InlineData("127.0.0.1:35516", "127.0.0.1", 35516)]
    [InlineData("chat.example:1", "chat.example", 1)]
    [InlineData("chat.example", "chat.example", 35516)]
    [InlineData("[::1]:65535", "::1", 65535)]
    [InlineData("[::1]", "::1", 35516)]
    public void Address_is_taken_as_typed(string text, string host, int port)
    {
        HostAddress.TryParse(text, out var address).ShouldBeTrue();
        address.ShouldBe(new HostAddress(host, port));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":1")]
    [InlineData("a:")]
    [InlineData("a:0")]
    [InlineData("a:65536")]
    [InlineData("a:x")]
    [InlineData("a:+1")]
    [InlineData("::1")]
    [InlineData("::1:35516")]
    [InlineData("[::1")]
    [InlineData("[::1]:")]
    [InlineData("[::1]35516")]
    [InlineData("a b:1")]
    public void Address_without_sense_is_refused(string text) => HostAddress.TryParse(text, out _).ShouldBeFalse();

    private static Request.Invocation Invocation(string line) =>
        RequestParser.Parse(line, Commands).ShouldBeOfType<Request.Invocation>();
}
