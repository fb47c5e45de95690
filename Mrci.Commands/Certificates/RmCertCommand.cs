using Mrci.Domain.Names;
using Mrci.Grains.Certificates;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Certificates;

/// <summary>Removes a certificate and its key (C-rm_cert.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RmCertCommand(ISessionContext session) : TextCommand("rm_cert", session)
{
    private string _name = "";

    /// <inheritdoc />
    protected override string Help =>
        """
        Removes the certificate for a common name and its key. Connections that run stay.

        -name (text)   the common name.
        -force         does it without asking.
        """;

    /// <inheritdoc />
    public override void Term() => _name = "";

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        Term();
        if (!Given(line, "-name", out var name) || !Valid("-name", CommonNames.IsValid(name)))
            return;
        if (!Found(await GrainOf(name).GetInfoAsync() is not null, "certificate for that name"))
            return;
        if (line.Has("-force"))
        {
            await RemoveAsync(name);
            return;
        }

        _name = name;
        AskWhether();
    }

    /// <inheritdoc />
    protected override async ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        if (answer.Equals("y", StringComparison.OrdinalIgnoreCase))
        {
            var name = _name;
            Term();
            await RemoveAsync(name);
        }
        else if (answer.Length == 0 || answer.Equals("n", StringComparison.OrdinalIgnoreCase))
        {
            Term();
        }
        else
        {
            AskWhether();
        }
    }

    // C-GEN.7: somebody else may have been quicker.
    private async ValueTask RemoveAsync(string name) => Found(await GrainOf(name).RemoveAsync(), "certificate for that name any more");

    private ICertificateGrain GrainOf(string name) => Session.Grains.GetGrain<ICertificateGrain>(CanonicalName.Of(name));

    private void AskWhether() => Ask($"\nThis removes the certificate for {_name} and its key. Go on (y/n)? ");
}
