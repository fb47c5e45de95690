using System.Security.Cryptography;
using Mrci.Client;

namespace Mrci.Cli.Sessions;

/// <summary>What is said about the encryption of a connection.</summary>
internal static class Encryption
{
    public static string Describe(MrciClient client) => client switch
    {
        { IsEncrypted: false } => "no",
        { Options.PinnedCertificate: not null } => "yes, by the pinned certificate",
        { Options.CheckChain: true } => "yes, by a trusted certificate",
        _ => $"yes, by an unverified certificate, SHA-256 {client.HostCertificate!.GetCertHashString(HashAlgorithmName.SHA256)}",
    };
}
