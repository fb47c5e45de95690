namespace Orleans.Storage;

/// <summary>Turns states into bytes and back.</summary>
public interface IGrainStorageSerializer
{
    /// <summary>Bytes of a state.</summary>
    /// <typeparam name="T">Type of the state.</typeparam>
    /// <param name="input">The state.</param>
    /// <returns>Its bytes.</returns>
    BinaryData Serialize<T>(T? input);

    /// <summary>The state of bytes.</summary>
    /// <typeparam name="T">Type of the state.</typeparam>
    /// <param name="input">The bytes.</param>
    /// <returns>The state.</returns>
    T? Deserialize<T>(BinaryData input);
}
