namespace Mrci.Commands.Files;

/// <summary>How a copy goes on after a turn.</summary>
internal enum CopyStep
{
    /// <summary>More is to be done.</summary>
    More = 0,

    /// <summary>An entry is in the way: <see cref="TreeCopy.Question"/> waits for an answer.</summary>
    Asks = 1,

    /// <summary>All is done.</summary>
    Done = 2,
}
