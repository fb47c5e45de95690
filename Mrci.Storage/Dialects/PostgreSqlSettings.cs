namespace Mrci.Storage.Dialects;

/// <summary>Settings of a PostgreSQL server that decide whether it can keep what the host promises.</summary>
internal sealed class PostgreSqlSettings
{
    public string Encoding { get; set; } = "";

    public string Fsync { get; set; } = "";

    public string Commit { get; set; } = "";

    public bool Standby { get; set; }

    /// <summary>Why this server will not do, and what to do about it; null when it will.</summary>
    public string? Refusal(StoreSynchronous synchronous)
    {
        if (Standby)
            return "the server is a standby and takes no writes. Connect to the primary (Target Session Attributes=primary).";
        if (!string.Equals(Encoding, "UTF8", StringComparison.OrdinalIgnoreCase))
            return $"its encoding is {Encoding}. Create it with encoding UTF8.";
        if (synchronous != StoreSynchronous.Full)
            return null;

        var setting = Fsync is "off" ? "fsync" : Commit is "off" ? "synchronous_commit" : null;
        return setting is null
            ? null
            : $"the server runs with {setting} = off, so a power cut can lose what was acknowledged. Switch it on, "
              + "or accept the loss with Storage:Synchronous=Normal.";
    }
}
