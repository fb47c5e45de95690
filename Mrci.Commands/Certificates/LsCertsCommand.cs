using Mrci.Commands.Tables;
using Mrci.Domain.Names;
using Mrci.Grains.Certificates;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Certificates;

/// <summary>Lists the installed certificates (C-ls_certs.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsCertsCommand(ISessionContext session) : TableCommand("ls_certs", session)
{
    /// <inheritdoc />
    protected override string Help =>
        "Lists the common names that certificates are stored for, those that the host has made included. -common_name text shows the names with that text.";

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } = ["common_name"];

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line)
    {
        var list = await Session.Grains.GetGrain<ICertificateListGrain>(0).GetAsync();
        var removed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in list.Unsettled.Select(CanonicalName.Of))
        {
            if (!await Session.Grains.GetGrain<ICertificateGrain>(name).SettleAsync())
                removed.Add(name);
        }

        return [.. list.Names.Where(name => !removed.Contains(CanonicalName.Of(name))).Select(static name => new[] { name })];
    }
}
