using System.Text.Json;
using Orleans.Storage;

namespace Mrci.Engine.Orleans.Storage;

/// <summary>
/// States as UTF-8 JSON, byte for byte as the embedded engine writes them: a database moves from one engine to the other (design.md section 3).
/// </summary>
public sealed class SystemTextJsonStorageSerializer : IGrainStorageSerializer
{
    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return JsonSerializer.Deserialize<T>(input.ToMemory().Span);
    }
}
