namespace Mrci.Modules.Wire.Bodies;

/// <summary>What the host reads of a command once, after construction (P-11.5).</summary>
/// <param name="HandlesGenFile">Whether it speaks GEN_FILE.</param>
/// <param name="InternRequest">The helpers it wants (P-5.30).</param>
/// <param name="ShortText">One line.</param>
/// <param name="IoText">Input and output.</param>
/// <param name="LongText">The help.</param>
/// <param name="LibraryText">Library text of NEW_CMD.</param>
public sealed record CommandTexts(
    bool HandlesGenFile, IReadOnlyList<string> InternRequest, string ShortText, string IoText, string LongText, string LibraryText)
{
    /// <summary>Asks a command.</summary>
    /// <param name="command">The command.</param>
    public static CommandTexts Of(ICommand command) => new(
        command.HandlesGenFile, [.. command.InternRequest], command.ShortText, command.IoText, command.LongText, command.LibraryText);

    /// <summary>Reads them.</summary>
    /// <param name="reader">Stands before them.</param>
    public static CommandTexts Read(ref BodyReader reader) =>
        new(reader.Flag(), reader.Texts(), reader.Text(), reader.Text(), reader.Text(), reader.Text());

    /// <summary>Writes them.</summary>
    /// <param name="writer">Takes them.</param>
    public void Write(BodyWriter writer) =>
        writer.Flag(HandlesGenFile).Texts(InternRequest).Text(ShortText).Text(IoText).Text(LongText).Text(LibraryText);
}
