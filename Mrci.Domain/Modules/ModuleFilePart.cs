namespace Mrci.Domain.Modules;

/// <summary>A piece of a file of a module, as the store keeps it.</summary>
/// <param name="Path">The file below the directory of the module, <c>/</c> between names.</param>
/// <param name="Number">Which piece of the file, 0 and up. An empty file has one, without content.</param>
/// <param name="Content">The bytes, at most <see cref="MaximumLength"/>.</param>
public sealed record ModuleFilePart(string Path, int Number, byte[] Content)
{
    /// <summary>Most bytes of one piece: a row of the store that no database minds, and no reader's memory.</summary>
    public const int MaximumLength = 512 * 1024;
}
