namespace Mrci.Commands.Files.Nodes;

/// <summary>What the user of the host process may do with an object.</summary>
internal enum FileRight
{
    /// <summary>Read it; a directory: list it.</summary>
    Read = 0,

    /// <summary>Change it; a directory: add and remove entries.</summary>
    Write = 1,

    /// <summary>Run it; a directory: reach what is in it.</summary>
    Execute = 2,
}
