using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Mrci.Domain.Names;
using Mrci.Grains.Certificates;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Certificates;

/// <summary>Shows details of a stored certificate (C-cert_info.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class CertInfoCommand(ISessionContext session) : TextCommand("cert_info", session)
{
    /// <inheritdoc />
    protected override string Help => "Shows whether the certificate for the common name -name is self-signed, and from when until when it is valid (UTC).";

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-name", out var name) || !Valid("-name", CommonNames.IsValid(name)))
            return;
        var info = await Session.Grains.GetGrain<ICertificateGrain>(CanonicalName.Of(name)).GetInfoAsync();
        if (!Found(info is not null, "certificate for that name"))
            return;

        using var certificate = X509Certificate2.CreateFromPem(info!.CertificatePem);
        var isSelfSigned = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
        Main($"\nname: {info.CommonName}\nself-signed: {Truth(isSelfSigned)}\nblack-listed: {Truth(false)}\n"
            + $"valid from: {Date(certificate.NotBefore)}\nvalid until: {Date(certificate.NotAfter)}\n");
    }

    private static string Truth(bool value) => value ? "true" : "false";

    private static string Date(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
