namespace Mrci.Modules.Tests.Packages;

/// <summary>An entry of an archive that a test makes; what is not given is true.</summary>
internal sealed record ZipEntry(string Name, byte[] Content)
{
    /// <summary>Upper half: st_mode of Unix.</summary>
    public int Attributes { get; init; }

    public bool IsStored { get; init; }

    public ushort Flags { get; init; }

    public ushort? Method { get; init; }

    /// <summary>What the archive says of the size, if that is a lie.</summary>
    public uint? ClaimedLength { get; init; }

    public uint? ClaimedChecksum { get; init; }

    public static ZipEntry Directory(string name) => new(name, []) { IsStored = true };
}
