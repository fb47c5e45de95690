using System.Text.Json;
using Orleans.Storage;

namespace Mrci.Engine.Embedded.Storage;

/// <summary>States as UTF-8 JSON. Used where the services hold no other <see cref="IGrainStorageSerializer"/>.</summary>
/// <param name="options">How the JSON looks; <see langword="null"/> for the default.</param>
public sealed class SystemTextJsonStorageSerializer(JsonSerializerOptions? options = null) : IGrainStorageSerializer
{
    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, options));

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return JsonSerializer.Deserialize<T>(input.ToMemory().Span, options);
    }
}
