using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Mrci.Modules.Packages;

/// <summary>The library that every module has at the top of its directory (P-11.15).</summary>
public static class MainLibrary
{
    /// <summary>Its name in the directory.</summary>
    public const string FileName = "main.dll";

    /// <summary>Its name without suffix, as <c>ls_mods</c> shows it (D-112).</summary>
    public const string Stem = "main";

    /// <summary>Suffix of a library; anything else that is sent is an archive (P-11.20).</summary>
    public const string Suffix = ".dll";

    /// <summary>Whether a file is a .NET assembly. Only its headers are read, nothing is loaded [B-32].</summary>
    /// <param name="path">The file.</param>
    public static bool IsAssembly(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            using var image = new PEReader(file);
            return image.HasMetadata && image.GetMetadataReader().IsAssembly;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
