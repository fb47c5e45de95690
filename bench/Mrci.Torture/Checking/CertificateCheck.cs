using System.Collections.Concurrent;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Compares certificates: which one is stored for a name, and that the listing has the names of those that are stored.</summary>
/// <param name="scene">The run.</param>
/// <param name="reader">Asks.</param>
/// <param name="root">Who may ask.</param>
internal sealed class CertificateCheck(Scene scene, StoreReader reader, Peer root)
{
    private const string ValidUntil = "valid until: ";

    private readonly ConcurrentDictionary<string, bool> _stored = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Compares them.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (scene.Host.Certificates.IsEmpty)
            return;
        foreach (var (name, cell) in scene.Host.Certificates)
            await CheckAsync(name, cell, cancellation);
        await reader.ReadUntilAsync(root, "ls_certs", $"-common_name {scene.Prefix}", FindWrongRows, cancellation);
    }

    private async Task CheckAsync(string name, Cell<string> cell, CancellationToken cancellation)
    {
        var text = await StoreReader.TryAskAsync(root, "cert_info", $"-name {name}", cancellation);
        var line = text?.Split('\n').FirstOrDefault(static line => line.StartsWith(ValidUntil, StringComparison.Ordinal));
        reader.Compare(cell, line?[ValidUntil.Length..] ?? "", $"the end of the certificate for {name}");
        _stored[name] = line is not null;
    }

    // ls_certs: common_name (C-ls_certs.1). It may lag (D-614), and must have in the end what is stored, however that came about.
    private IEnumerable<(ViolationKind Kind, string Story)> FindWrongRows(IReadOnlyList<string[]> rows)
    {
        var listed = rows.Select(static row => row[0]).ToArray();
        foreach (var twice in listed.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).Where(static names => names.Count() > 1))
            yield return (ViolationKind.NameTwice, $"ls_certs has {twice.Key} {twice.Count()} times");
        foreach (var name in listed.Where(name => !_stored.ContainsKey(name)))
            yield return (ViolationKind.UnaskedChange, $"ls_certs has {name}, for which nobody has asked");
        foreach (var (name, isStored) in _stored.Where(pair => pair.Value != listed.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)))
        {
            yield return (
                ViolationKind.LostChange,
                isStored ? $"ls_certs has not {name}, for which there is a certificate" : $"ls_certs has {name}, for which there is no certificate");
        }
    }
}
