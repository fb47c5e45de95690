using System.Security.Cryptography;
using System.Text;

namespace Mrci.Storage.Schema;

/// <summary>One numbered step of the schema. Once released it is never changed; a correction is a new script.</summary>
internal sealed record SchemaScript(int Version, string Name, string Text)
{
    /// <summary>SHA-256 of the UTF-8 text, lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
