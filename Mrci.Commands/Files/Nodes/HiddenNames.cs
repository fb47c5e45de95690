using System.Security.Cryptography;

namespace Mrci.Commands.Files.Nodes;

/// <summary>Names for what is not to be found yet, or not any more.</summary>
internal static class HiddenNames
{
    /// <summary>A name that nobody else uses.</summary>
    public static string Next() => $".mrci-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
}
