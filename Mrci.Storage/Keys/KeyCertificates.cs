using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Mrci.Storage.Keys;

/// <summary>Loads the certificates of <see cref="KeyProtectionOptions"/>.</summary>
internal static class KeyCertificates
{
    /// <summary>Loads one.</summary>
    /// <param name="section">Its section below that of the host, for messages.</param>
    /// <param name="files">The files.</param>
    /// <exception cref="OptionsValidationException">They cannot be used; the message says why.</exception>
    public static X509Certificate2 Load(string section, KeyCertificate files)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
            using var key = certificate.GetRSAPrivateKey();
            return key is null ? throw new CryptographicException("the key is not an RSA key, which encrypting needs.") : certificate;
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(
                section,
                typeof(KeyProtectionOptions),
                [$"Mrci:{section}: the certificate '{files.Certificate}' with the key '{files.Key}' cannot be used: {failure.Message}"]);
        }
    }
}
