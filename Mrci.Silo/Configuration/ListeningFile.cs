using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration.Json;

namespace Mrci.Silo.Configuration;

/// <summary>
/// The listening address that <c>--addr</c> stores (C-CLI.3, C-CFG.15): a configuration file in the data directory, because an address belongs to one
/// machine and the settings in the store to all silos of a cluster (decision 0028).
/// </summary>
internal static class ListeningFile
{
    private const string FileName = "listening.json";
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerFile | UnixFileMode.UserExecute;

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <summary>Full path of the file.</summary>
    /// <param name="data">The data directory.</param>
    public static string PathOf(string data) => Path.Combine(Path.GetFullPath(data), FileName);

    /// <summary>Adds the file, which need not be there, behind the files that come first in the configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="data">The data directory.</param>
    public static void AddTo(ConfigurationManager configuration, string data)
    {
        var source = new JsonConfigurationSource { Path = PathOf(data), Optional = true, ReloadOnChange = false };
        source.ResolveFileProvider();
        configuration.Sources.Insert(configuration.Sources.TakeWhile(static other => other is JsonConfigurationSource).Count(), source);
    }

    /// <summary>Replaces what is stored. The file is the old one or the new one at any time, and its owner's only; so is a data directory that this makes.</summary>
    /// <param name="data">The data directory.</param>
    /// <param name="endpoint">Where clients are to connect.</param>
    /// <exception cref="IOException">It cannot be written; also <see cref="UnauthorizedAccessException"/>.</exception>
    public static void Write(string data, IPEndPoint endpoint)
    {
        var path = PathOf(data);
        var part = $"{path}.part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, OwnerDirectory);
            options.UnixCreateMode = OwnerFile;
        }

        using (var file = new FileStream(part, options))
        {
            var content = new JsonObject { [MrciOptions.Section] = new JsonObject { [nameof(MrciOptions.Listen)] = new JsonArray(endpoint.ToString()) } };
            JsonSerializer.Serialize(file, content, Format);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }
}
