using System.Xml;
using System.Xml.Linq;

namespace Mrci.Storage.Keys;

/// <summary>The protection keys of a host from before they were kept in the store: <c>keys/*.xml</c> in the data directory.</summary>
internal static class KeyFiles
{
    private const string Folder = "keys";

    /// <summary>Reads them.</summary>
    /// <param name="dataDirectory">The data directory; need not exist.</param>
    /// <returns>The name of each file, which is that of the key, and what it holds.</returns>
    /// <exception cref="StoreException">A file is not XML.</exception>
    public static IEnumerable<(string Name, XElement Element)> Read(string dataDirectory)
    {
        var folder = new DirectoryInfo(Path.Combine(dataDirectory, Folder));
        if (!folder.Exists)
            yield break;

        foreach (var file in folder.EnumerateFiles("*.xml").OrderBy(static file => file.Name, StringComparer.Ordinal))
            yield return (Path.GetFileNameWithoutExtension(file.Name), Parse(file.FullName));
    }

    private static XElement Parse(string path)
    {
        try
        {
            return XElement.Load(path);
        }
        catch (XmlException damaged)
        {
            throw new StoreException($"The key file '{path}' cannot be read: {damaged.Message} Move it away if it is not needed.", damaged);
        }
    }
}
