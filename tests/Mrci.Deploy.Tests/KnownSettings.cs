using System.Collections;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mrci.Storage;
using Mrci.Storage.Keys;
using Mrci.TcpFront;

namespace Mrci.Deploy.Tests;

/// <summary>The configuration keys that the programs have: those of their default files, and of the options that these leave out.</summary>
internal static partial class KnownSettings
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    private static readonly Lazy<HashSet<string>> Keys = new(Collect);

    /// <summary>Whether a key, with colons between its parts, is one; numbers of list items stand for any.</summary>
    public static bool Contains(string key) => Keys.Value.Contains(ListItem().Replace(key, ":*"));

    /// <summary>A value of the default files.</summary>
    public static string Default(string program, params string[] path)
    {
        using var file = JsonDocument.Parse(Repository.Read($"{program}/appsettings.json"), WithComments);
        return path.Aggregate(file.RootElement, static (element, name) => element.GetProperty(name)).ToString();
    }

    private static HashSet<string> Collect()
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var program in new[] { "Mrci.Silo", "Mrci.Front" })
        {
            using var file = JsonDocument.Parse(Repository.Read($"{program}/appsettings.json"), WithComments);
            Add(keys, file.RootElement, "");
        }

        Add(keys, typeof(StoreOptions), "Mrci:Storage");
        Add(keys, typeof(FrontOptions), "Mrci:Front");
        Add(keys, typeof(KeyProtectionOptions), $"Mrci:{KeyProtectionOptions.Section}");
        return keys;
    }

    private static void Add(HashSet<string> keys, JsonElement element, string path)
    {
        keys.Add(path);
        if (element.ValueKind == JsonValueKind.Array)
            keys.Add($"{path}:*");
        if (element.ValueKind != JsonValueKind.Object)
            return;

        foreach (var property in element.EnumerateObject())
            Add(keys, property.Value, path.Length == 0 ? property.Name : $"{path}:{property.Name}");
    }

    private static void Add(HashSet<string> keys, Type options, string path)
    {
        foreach (var property in options.GetProperties())
        {
            var key = $"{path}:{property.Name}";
            keys.Add(key);
            if (property.PropertyType.IsGenericType && property.PropertyType.IsAssignableTo(typeof(IEnumerable)))
                Add(keys, property.PropertyType.GetGenericArguments()[0], $"{key}:*");
            else if (property.PropertyType.Assembly == options.Assembly && property.PropertyType.IsClass)
                Add(keys, property.PropertyType, key);
        }
    }

    [GeneratedRegex(@":\d+(?=:|$)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ListItem();
}
