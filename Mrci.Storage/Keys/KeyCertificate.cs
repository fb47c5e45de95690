namespace Mrci.Storage.Keys;

/// <summary>A certificate with its private key, in PEM files.</summary>
public class KeyCertificate
{
    /// <summary>PEM file of the certificate; its key must be RSA. Empty: none.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>PEM file of the private key.</summary>
    public string Key { get; set; } = "";
}
