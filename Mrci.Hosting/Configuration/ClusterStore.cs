using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Mrci.Storage;

namespace Mrci.Hosting.Configuration;

/// <summary>Which stores a cluster can have.</summary>
public static class ClusterStore
{
    private const string OneProcessOnly = "Sqlite";

    /// <summary>Refuses a store that is a file of one process.</summary>
    /// <param name="host">The section of the host.</param>
    /// <exception cref="OptionsValidationException">The store cannot be shared; the message says what to set.</exception>
    public static void ThrowIfUnfit(IConfiguration host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var provider = host["Storage:Provider"] ?? new StoreOptions().Provider;
        if (!provider.Equals(OneProcessOnly, StringComparison.OrdinalIgnoreCase))
            return;

        throw new OptionsValidationException(HostConfiguration.Section, typeof(StoreOptions),
        [
            "Mrci:Cluster:Enabled is true, but the store is SQLite, a file that one process uses. A cluster needs Mrci:Storage:Provider"
            + " PostgreSQL (or SqlServer) and Mrci:Storage:ConnectionString; mrci-admin moves the data.",
        ]);
    }
}
