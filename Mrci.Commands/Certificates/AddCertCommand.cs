using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;
using Mrci.Domain.Certificates;
using Mrci.Domain.Names;
using Mrci.Grains.Certificates;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Certificates;

/// <summary>Installs a certificate and its key from files of the host (C-add_cert.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class AddCertCommand(ISessionContext session) : TextCommand("add_cert", session)
{
    // A chain with large keys has some 20 KB; a longer file is something else.
    private const int MaximumFileBytes = 1024 * 1024;

    private string _name = "";
    private string _certificate = "";
    private byte[] _key = [];

    /// <inheritdoc />
    protected override string Help =>
        """
        Installs a certificate for a common name: clients that ask for that name get it, from the next connection on.

        -name (text)   the common name.
        -cert (path)   file with the certificate, PEM or DER; PEM may hold its chain behind it.
        -priv (path)   file with the private key, RSA, DSA, or EC, PEM or DER, without a password.
        -force         replaces a certificate that is there without asking.

        The files are on the host, below the root of its files, and are not needed afterwards.
        """;

    /// <inheritdoc />
    public override void Term()
    {
        CryptographicOperations.ZeroMemory(_key);
        (_name, _certificate, _key) = ("", "", []);
    }

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        Term();
        if (!Given(line, "-name", out var name)
            || !Given(line, "-cert", out var certificatePath)
            || !Given(line, "-priv", out var keyPath)
            || !TryFind("-cert", certificatePath, out var certificateFile))
        {
            return;
        }

        using var certificateScope = certificateFile;
        if (!TryFind("-priv", keyPath, out var keyFile))
            return;
        using var keyScope = keyFile;
        if (!Valid("-name", CommonNames.IsValid(name)))
            return;

        var certificate = await ReadAsync("-cert", certificateFile);
        var key = certificate is null ? null : await ReadAsync("-priv", keyFile);
        if (key is null)
            return;
        var status = CertificateFiles.TryRead(certificate, key, out _certificate, out _key);
        CryptographicOperations.ZeroMemory(key);
        if (!Valid("-cert", status != CertificateFileStatus.NotACertificate)
            || !Valid("-priv", status != CertificateFileStatus.NotAKey)
            || !(status != CertificateFileStatus.OtherKey || Fail("the key does not belong to the certificate.")))
        {
            Term();
            return;
        }

        _name = name;
        if (line.Has("-force") || await Grain.GetInfoAsync() is null)
            await InstallAsync(replace: line.Has("-force"));
        else
            AskWhether();
    }

    /// <inheritdoc />
    protected override async ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        if (answer.Equals("y", StringComparison.OrdinalIgnoreCase))
            await InstallAsync(replace: true);
        else if (answer.Length == 0 || answer.Equals("n", StringComparison.OrdinalIgnoreCase))
            Term();
        else
            AskWhether();
    }

    private ICertificateGrain Grain => Session.Grains.GetGrain<ICertificateGrain>(CanonicalName.Of(_name));

    private async ValueTask InstallAsync(bool replace)
    {
        try
        {
            // C-GEN.7: one that somebody has installed meanwhile is not replaced unasked.
            Free(await Grain.InstallAsync(_name, _certificate, _key, replace), "a certificate for that name");
        }
        finally
        {
            Term();
        }
    }

    // C-FS.1: what is read later is what was found now, wherever the name leads by then.
    private bool TryFind(string argument, string path, [NotNullWhen(true)] out HostPath? file)
    {
        file = new FileTree(Session.Facts.Files).Resolve(Session.State.CurrentDirectory, path, follow: true);
        if (file is { Status: HostPathStatus.Found, Node.Status.Kind: FileKind.File })
            return true;
        var isOutside = file.Status is HostPathStatus.Outside or HostPathStatus.Denied;
        file.Dispose();
        file = null;
        return isOutside ? Fail($"{argument} leads out of the files of the host.") : Fail($"there is no file {argument} names.");
    }

    private async ValueTask<byte[]?> ReadAsync(string argument, HostPath file)
    {
        try
        {
            await using var stream = new FileStream(file.Node.OpenRead(), FileAccess.Read);
            if (!Within(stream.Length <= MaximumFileBytes, $"the file {argument} names is longer than {MaximumFileBytes} bytes."))
                return null;
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            return bytes;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Fail($"the file {argument} names cannot be read.");
            return null;
        }
    }

    private void AskWhether() => Ask($"\nThere is a certificate for {_name}. Replace it (y/n)? ");
}
