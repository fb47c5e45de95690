using System.CommandLine;
using System.CommandLine.Parsing;

namespace Mrci.Cli.Transfers;

/// <summary>The command line of <c>mrci get</c> and <c>mrci put</c>, and its help.</summary>
internal sealed class TransferSyntax
{
    private const string About = """
        Moves one file from or to an MRCI host, for scripts and by hand.

        The user's password is asked for without echo, or is the first line of standard input when that is no terminal. A file that is
        being fetched has '.part' behind its name until it is complete; --resume goes on with such a file. On the host a file is there
        when it is complete. The length is always checked. Progress is shown on standard error when that is a terminal.

        Exit codes: 0 done; 1 refused, or not what was agreed; 2 wrong usage; 3 not connected; 4 connection lost.
        """;

    private readonly Func<TransferOptions, CancellationToken, Task<int>> _run;
    private readonly ConnectionSyntax _connection = new();

    private readonly Option<string?> _user = new("--user", "-u") { Description = "Log in as this user.", HelpName = "NAME" };
    private readonly Option<bool> _force = new("--force", "-f") { Description = "Replace an existing file." };

    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Move only what is missing: get goes on with an incomplete file, put appends to a file of the host that is shorter.",
    };

    private readonly Option<bool> _verify = new("--verify") { Description = "Fetch what the host has then, and compare it (SHA-256)." };
    private readonly RootCommand _root;

    public TransferSyntax(Func<TransferOptions, CancellationToken, Task<int>> run)
    {
        _run = run;
        _root = new RootCommand(About)
        {
            Verb("get", "Fetch a file from the host.", isUpload: false),
            Verb("put", "Store a file on the host.", isUpload: true),
        };
    }

    /// <summary>Whether a command line is one of these.</summary>
    public static bool Fits(IReadOnlyList<string> arguments) => arguments.Count > 0 && arguments[0] is "get" or "put";

    /// <summary>Parses and runs; what is wrong goes to <paramref name="error"/> with exit code 2.</summary>
    public Task<int> InvokeAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error) =>
        CommandLineSyntax.InvokeAsync(_root, arguments, output, error);

    private Command Verb(string name, string description, bool isUpload)
    {
        var remote = new Argument<string>("REMOTE") { Description = "Path on the host." };
        var local = new Argument<string>("LOCAL") { Description = "Path here." };
        var verb = new Command(name, description) { _connection.Target };
        verb.Arguments.Add(isUpload ? local : remote);
        verb.Arguments.Add(isUpload ? remote : local);
        foreach (var option in (Option[])[_user, _force, _resume, _verify, .. _connection.Options])
            verb.Options.Add(option);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(_verify) && !isUpload) result.AddError("--verify is for put; get checks what it receives.");
        });
        verb.SetAction((parsed, cancellation) => _run(
            new TransferOptions(
                _connection.Read(parsed), isUpload, parsed.GetValue(remote)!, parsed.GetValue(local)!, parsed.GetValue(_user),
                parsed.GetValue(_force), parsed.GetValue(_resume), parsed.GetValue(_verify)),
            cancellation));
        return verb;
    }
}
