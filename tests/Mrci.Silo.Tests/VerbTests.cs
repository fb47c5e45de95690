using System.Net.Sockets;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests;

/// <summary>How verbs are written, and what becomes of words that are none (chapter 14 of commands.md).</summary>
public sealed class VerbTests
{
    [Theory]
    [InlineData("-help", "Usage:")] // C-CLI.1
    [InlineData("--HELP", "Usage:")]
    [InlineData("-about", "NO WARRANTY")] // C-CLI.2
    [InlineData("-ABOUT", "NO WARRANTY")]
    [InlineData("--About", "NO WARRANTY")]
    [InlineData("-ADDR=127.0.0.1:4000", "listening address 127.0.0.1:4000")] // C-CLI.3
    [InlineData("-stop", "no host runs on")] // C-CLI.7
    [InlineData("--STOP", "no host runs on")]
    [InlineData("-Status", "no host runs on")] // C-CLI.8
    [InlineData("-reset_root", "mrci root password:")] // C-CLI.9
    [InlineData("--Reset-Root", "mrci root password:")]
    [InlineData("-add_admin=ada", "mrci ada password:")]
    public async Task Verb_has_one_hyphen_or_two_and_any_case(string word, string answer)
    {
        using var data = new DataDirectory();

        await using var program = HostProcess.Launch(data.Path, [word], HostFixture.FirstRootPassword);

        (await program.ExitAsync()).ShouldBe(0, program.Errors);
        string.Join('\n', program.Output).ShouldContain(answer);
    }

    [Fact]
    public async Task Host_runs_in_the_foreground_and_comes_before_later_verbs()
    {
        // C-CLI.5: had -stop counted, the program would be at its end.
        using var data = new DataDirectory();
        await using var host = HostProcess.Launch(data.Path, ["-HOST", "-stop", "--listen", "127.0.0.1:0"], HostFixture.FirstRootPassword);
        await host.ReadyAsync();

        (await host.StopAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("-status")]
    [InlineData("-start")]
    [InlineData("-reset_root")]
    public async Task Host_that_ends_without_an_answer_is_one_line_on_standard_error(string verb)
    {
        // C-CLI.11
        using var data = new DataDirectory();
        using var host = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        host.Bind(new UnixDomainSocketEndPoint(Path.Combine(data.Path, "control")));
        host.Listen();

        await using var program = HostProcess.Launch(data.Path, [verb], rootPassword: null);
        using (await host.AcceptAsync().Within("the question"))
        {
            // Closed at once.
        }

        (await program.ExitAsync()).ShouldBe(1);
        program.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("mrci: no answer on ");
    }

    [Theory]
    [InlineData("-abut")]
    [InlineData("about")]
    [InlineData("---about")]
    [InlineData("-LISTEN=127.0.0.1:0")]
    public async Task Word_that_is_no_option_is_one_line_on_standard_error(string word)
    {
        using var data = new DataDirectory();

        await using var program = HostProcess.Launch(data.Path, [word], rootPassword: null);

        (await program.ExitAsync()).ShouldBe(1);
        program.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(word);
        Directory.EnumerateFileSystemEntries(data.Path).ShouldBeEmpty();
    }
}
