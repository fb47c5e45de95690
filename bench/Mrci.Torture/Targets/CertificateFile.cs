namespace Mrci.Torture.Targets;

/// <summary>A certificate and its key in files of the host, as <c>add_cert</c> takes them.</summary>
/// <param name="Certificate">Virtual path of the certificate, PEM (C-FS.1).</param>
/// <param name="Key">Virtual path of the private key, PEM.</param>
/// <param name="ValidUntil">Its last moment as <c>cert_info</c> shows it; no other one has the same, so it tells which one is stored.</param>
internal sealed record CertificateFile(string Certificate, string Key, string ValidUntil);
