namespace Mrci.Commands.Files.Nodes;

/// <summary>What a rename does with something that has the new name already.</summary>
internal enum RenameMode
{
    /// <summary>It is replaced, in one step.</summary>
    Replace = 0,

    /// <summary>The rename fails with <see cref="FileFault.Exists"/>.</summary>
    Keep = 1,

    /// <summary>The two change places, in one step.</summary>
    Exchange = 2,
}
