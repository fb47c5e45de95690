namespace Mrci.Modules.Wire.Bodies;

/// <summary>The three lists of a loader (P-11.1).</summary>
/// <param name="Names"><c>cmdList()</c>.</param>
/// <param name="PublicNames"><c>pubCmdList()</c>.</param>
/// <param name="ExemptNames"><c>rankExemptList()</c>.</param>
public sealed record LoaderLists(IReadOnlyList<string> Names, IReadOnlyList<string> PublicNames, IReadOnlyList<string> ExemptNames)
{
    /// <summary>Of a loader that has no commands.</summary>
    public static LoaderLists None { get; } = new([], [], []);

    /// <summary>Asks a loader.</summary>
    /// <param name="loader">The loader.</param>
    public static LoaderLists Of(ICommandLoader loader) =>
        new([.. loader.CommandNames], [.. loader.PublicCommandNames], [.. loader.RankExemptCommandNames]);

    /// <summary>Reads lists.</summary>
    /// <param name="reader">Stands before them.</param>
    public static LoaderLists Read(ref BodyReader reader) => new(reader.Texts(), reader.Texts(), reader.Texts());

    /// <summary>Writes the lists.</summary>
    /// <param name="writer">Takes them.</param>
    public void Write(BodyWriter writer) => writer.Texts(Names).Texts(PublicNames).Texts(ExemptNames);
}
