using Mrci.Commands.Tests.Harness;

namespace Mrci.Commands.Tests.Session;

public sealed class CmdInfoTests : IAsyncLifetime
{
    private const ushort CmdInfo = 272;

    private readonly TestLoaders _loaders = new();
    private TestHost _host = null!;
    private TestSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _loaders.Add("first");
        _host = await TestHost.StartAsync(_loaders);
        _session = await _host.ConnectAsync(await _host.AddUserAsync("alice"));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    // C-cmd_info.1, B-33: by name in any case, by id, and the name wins.
    [Theory]
    [InlineData("-cmd_name first")]
    [InlineData("-cmd_name FIRST")]
    [InlineData("-cmd_id 513")]
    [InlineData("-cmd_id 306 -cmd_name first")]
    public async Task Help_of_a_command_is_text_then_big_text(string line)
    {
        var frames = await _session.SendAsync(CmdInfo, line);

        frames.Heads().ShouldBe([$"{CmdInfo}:Text", $"{CmdInfo}:BigText", $"{CmdInfo}:Idle"]);
        var text = frames[0].Text;
        text.ShouldContain("first");
        text.ShouldContain("513");
        text.ShouldContain("false");
        text.ShouldContain("[any]/[any]");
        text.ShouldContain("does what the test says.");
        frames[1].Text.ShouldStartWith("The long text.");
    }

    // C-cmd_info.1: the checks.
    [Theory]
    [InlineData("")] // M(both)
    [InlineData("-cmd_name")] // M(both)
    [InlineData("-cmd_name -cmd_id")] // M(both)
    [InlineData("-cmd_name a-b")] // V(-cmd_name)
    [InlineData("-cmd_id x")] // V(-cmd_id)
    [InlineData("-cmd_name first -cmd_id x")] // V(-cmd_id)
    [InlineData("-cmd_name nothing")] // NF(name)
    [InlineData("-cmd_name nothing -cmd_id 513")] // NF(name), the name wins
    [InlineData("-cmd_name cast")] // NF(name): not in this session
    [InlineData("-cmd_id 267")] // NF(id): not in this session
    [InlineData("-cmd_id 66049")] // NF(id): 66049 is 513 in 16 bits
    public async Task Failed_check_gives_one_err(string line) =>
        (await _session.SendAsync(CmdInfo, line)).Heads().ShouldBe([$"{CmdInfo}:Err", $"{CmdInfo}:Idle"]);

    // C-0.3: every command has a long text of its own.
    [Fact]
    public async Task Every_command_has_a_long_text()
    {
        var session = await _host.ConnectAsync(await _host.AddUserAsync("admin", Grains.Groups.GroupIds.Root));

        foreach (var name in session.Commands.Values)
        {
            var frames = await session.SendAsync(CmdInfo, $"-cmd_name {name}");
            frames.Heads().ShouldBe([$"{CmdInfo}:Text", $"{CmdInfo}:BigText", $"{CmdInfo}:Idle"], name);
            frames[1].Text.Length.ShouldBeGreaterThan(10, name);
        }
    }
}
