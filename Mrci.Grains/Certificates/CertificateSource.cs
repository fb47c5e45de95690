namespace Mrci.Grains.Certificates;

/// <summary>Where a certificate comes from (D-611). Values are stored; never renumber.</summary>
public enum CertificateSource
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>Made by this host (P-1.12).</summary>
    SelfSigned = 1,

    /// <summary>Handed in by an operator.</summary>
    Installed = 2,
}
