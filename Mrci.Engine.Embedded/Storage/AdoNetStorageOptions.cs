using System.Data.Common;

namespace Mrci.Engine.Embedded.Storage;

/// <summary>Where <see cref="AdoNetGrainStorage"/> keeps states.</summary>
public sealed class AdoNetStorageOptions
{
    /// <summary>Gets the database, once. Its <c>OrleansQuery</c> table must be filled before the first state is read.</summary>
    public Func<IServiceProvider, DbDataSource>? DataSource { get; set; }

    /// <summary>The service whose states these are, as Orleans' <c>ClusterOptions.ServiceId</c>. At most 150 characters.</summary>
    public string ServiceId { get; set; } = "default";

    /// <summary>How many writes share a transaction at most. At least 1; 256 keeps a commit under some milliseconds.</summary>
    public int MaxWritesPerTransaction { get; set; } = 256;
}
