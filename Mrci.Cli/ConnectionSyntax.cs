using System.CommandLine;
using System.CommandLine.Parsing;

namespace Mrci.Cli;

/// <summary>The part of the command line that says where to connect to, and how.</summary>
internal sealed class ConnectionSyntax
{
    private readonly Option<string> _app = new("--app")
    {
        Description = "Application name to introduce itself with.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "mrci",
    };

    private readonly Option<FileInfo?> _pin = new("--pin")
    {
        Description = "Accept only the certificate in this file (PEM or DER). Without --pin and --ca it is taken as the host sends it.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _ca = new("--ca") { Description = "Accept only a certificate that a root of this machine vouches for." };

    public ConnectionSyntax() => _pin.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<FileInfo?>() is not (null or { Exists: true })) result.AddError("--pin: no such file.");
    });

    public Argument<HostAddress> Target { get; } = new("HOST:PORT")
    {
        Description = "Address of the host; port 35516 when it is left out.",
        CustomParser = ParseTarget,
    };

    public IReadOnlyList<Option> Options => [_app, _pin, _ca];

    /// <summary>What was said about the connection, with nothing to run.</summary>
    public CliOptions Read(ParseResult parsed) => new(
        parsed.GetValue(Target), parsed.GetValue(_app)!, parsed.GetValue(_pin), parsed.GetValue(_ca), [], TimeSpan.Zero);

    private static HostAddress ParseTarget(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!HostAddress.TryParse(text, out var address)) result.AddError($"'{text}' is no HOST:PORT.");
        return address;
    }
}
