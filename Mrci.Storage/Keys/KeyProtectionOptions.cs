namespace Mrci.Storage.Keys;

/// <summary>
/// Whether the protection keys in the store are themselves encrypted: section <c>Mrci:KeyProtection</c>. Without a certificate whoever reads the
/// database can read the private keys of certificates in it. All silos of a cluster have the same settings.
/// </summary>
public sealed class KeyProtectionOptions : KeyCertificate
{
    /// <summary>Name of the section below the section of the host.</summary>
    public const string Section = "KeyProtection";

    /// <summary>Certificates of earlier times, for keys that were encrypted with them.</summary>
    public IList<KeyCertificate> Former { get; } = [];
}
