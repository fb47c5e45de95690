namespace Mrci.Domain.Certificates;

/// <summary>What is wrong with the files of a certificate and its key, in the order of the checks (C-add_cert.1).</summary>
public enum CertificateFileStatus
{
    /// <summary>Nothing.</summary>
    Valid = 0,

    /// <summary>The certificate is none, or none in PEM or DER.</summary>
    NotACertificate = 1,

    /// <summary>The key is none of RSA, DSA, or EC in PEM or DER without a password.</summary>
    NotAKey = 2,

    /// <summary>The key does not belong to the certificate.</summary>
    OtherKey = 3,
}
