namespace Mrci.Modules.Wire.Bodies;

/// <summary>What the host sets on a command (P-11.6), and what it is called in the loader's list.</summary>
/// <param name="RawName">Name in <c>cmdList()</c>.</param>
/// <param name="Name">Unique name in the session (P-4.7).</param>
public sealed record CommandIdentity(string RawName, string Name)
{
    /// <summary>Reads one.</summary>
    /// <param name="reader">Stands before it.</param>
    public static CommandIdentity Read(ref BodyReader reader) => new(reader.Text(), reader.Text());

    /// <summary>Writes it.</summary>
    /// <param name="writer">Takes it.</param>
    public void Write(BodyWriter writer) => writer.Text(RawName).Text(Name);
}
