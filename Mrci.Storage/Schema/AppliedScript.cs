namespace Mrci.Storage.Schema;

/// <summary>A row of <c>MrciSchema</c>.</summary>
internal sealed class AppliedScript
{
    public int Version { get; set; }

    public string Name { get; set; } = "";

    /// <summary>UTC, <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public string AppliedUtc { get; set; } = "";

    public string Sha256 { get; set; } = "";
}
