using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>add_acct</c> (C-add_acct.1 to .3).</summary>
public sealed class AddAcctTests(HostFixture fixture)
{
    private const string Email = "-email new@example.org";

    [Theory]
    [InlineData("")] // M(-name)
    [InlineData(Email)]
    [InlineData("-name -email new@example.org")]
    [InlineData("-name newcomer")] // M(-email)
    [InlineData("-name newcomer -email")]
    [InlineData($"-name n {Email}")] // V(-name D-201)
    [InlineData($"-name a234567890123456789012345 {Email}")]
    [InlineData($"-name \"new comer\" {Email}")]
    [InlineData($"-name new@example.org {Email}")]
    [InlineData($"-name ROOT {Email}")]
    [InlineData("-name newcomer -email nonsense")] // V(-email D-203)
    [InlineData("-name newcomer -email a@b@c.d")]
    [InlineData("-name newcomer -email \"new comer@example.org\"")]
    [InlineData("-name newcomer -email new@example")]
    [InlineData($"-name newcomer {Email} -disp \"a tab\there\"")] // V(-disp D-206)
    [InlineData($"-name newcomer {Email} -disp 123456789012345678901234567890123")]
    [InlineData("-name n -email nonsense -disp 123456789012345678901234567890123")] // several at once: one ERR
    public async Task Failing_check_gives_one_err(string arguments)
    {
        // C-add_acct.1, D-215
        await using var root = await fixture.RootAsync();
        await root.FailsAsync($"add_acct {arguments}");
    }

    [Fact]
    public async Task Taken_name_and_taken_address_are_refused_ignoring_case()
    {
        // C-add_acct.1 EX(user), EX(email), D-220
        var (name, other) = (HostFixture.Name("taken"), HostFixture.Name("other"));
        await fixture.AddAccountAsync(name);
        await using var root = await fixture.RootAsync();

        await root.FailsAsync($"add_acct -name {name.ToUpperInvariant()} -email {other}@example.org");
        await root.FailsAsync($"add_acct -name {other} -email {name.ToUpperInvariant()}@EXAMPLE.org");
    }

    [Fact]
    public async Task Account_has_the_initial_group_and_what_was_given()
    {
        // C-add_acct.3; C-GEN.4: silent but for the prompt
        var name = HostFixture.Name("alice");
        await using var root = await fixture.RootAsync();
        (await root.TypesAsync("add_acct", $"-disp \"Alice of Old\" -email {name}@example.org -name {name}", HostFixture.UserPassword))
            .ShouldBe([FrameType.PrivText]);
        (await root.DoAsync("my_info")).Text.ShouldContain("root", Case.Sensitive, "no login");

        await using var client = await fixture.LoginAsync(name);
        var info = (await client.DoAsync("my_info")).Text;
        foreach (var part in new[] { name, "users", "Alice of Old", $"{name}@example.org" })
            info.ShouldContain(part);
    }

    [Fact]
    public async Task Invalid_password_is_asked_for_again()
    {
        // C-add_acct.2 V(D-202): too short, no capital, no small letter, no digit, no symbol
        var name = HostFixture.Name("alice");
        await using var root = await fixture.RootAsync();
        string[] answers = ["Sh0rt-!", "no-capital-1", "NO-SMALL-1", "No-Digit-x", "NoSymbol1x", HostFixture.UserPassword];

        var types = await root.TypesAsync("add_acct", $"-name {name} -email {name}@example.org", answers);

        types.Count(type => type == FrameType.Err).ShouldBe(5);
        types.Count(type => type == FrameType.PrivText).ShouldBe(6);
        types[^1].ShouldBe(FrameType.PrivText);
        await using var client = await fixture.LoginAsync(name);
    }

    [Fact]
    public async Task Empty_password_cancels_and_leaves_name_and_address_free()
    {
        // C-add_acct.2, C-GEN.5
        var name = HostFixture.Name("alice");
        await using var root = await fixture.RootAsync();
        (await root.TypesAsync("add_acct", $"-name {name} -email {name}@example.org", "")).Where(type => type != FrameType.Text)
            .ShouldBe([FrameType.PrivText]);

        await root.AddAccountAsync(name);
    }

    [Fact]
    public async Task Name_taken_meanwhile_is_found_after_the_prompt()
    {
        // C-add_acct.2, C-GEN.7: EX, IDLE
        var name = HostFixture.Name("alice");
        await using var root = await fixture.RootAsync();
        var run = await root.AskedAsync("add_acct", $"-name {name} -email {name}_2@example.org");
        await fixture.AddAccountAsync(name);

        await run.SendAsync(HostFixture.UserPassword);

        var result = await run.Completion.Within("the IDLE of add_acct");
        result.Frames.Select(frame => frame.Type).ShouldBe([FrameType.PrivText, FrameType.Err]);
        await root.AddAccountAsync($"{name}_2");
    }

    [Fact]
    public async Task Same_name_registered_twice_at_once_exists_once()
    {
        // C-add_acct.2, D-702
        var name = HostFixture.Name("alice");
        await using var first = await fixture.RootAsync();
        await using var second = await fixture.RootAsync();
        var runs = new[]
        {
            await first.AskedAsync("add_acct", $"-name {name} -email {name}_1@example.org"),
            await second.AskedAsync("add_acct", $"-name {name} -email {name}_2@example.org"),
        };

        await Task.WhenAll(runs.Select(run => run.SendAsync(HostFixture.UserPassword)));

        var results = await Task.WhenAll(runs.Select(run => run.Completion)).Within("both ends");
        results.Sum(result => result.Errors.Count).ShouldBe(1);
        await using var client = await fixture.LoginAsync(name);
    }
}
