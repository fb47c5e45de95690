using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files;

/// <summary>An entry that is copied, and where to.</summary>
/// <param name="From">The directory it is in.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Shown">Its virtual path.</param>
/// <param name="To">The directory it goes to.</param>
/// <param name="NewName">Its name there.</param>
/// <param name="NewShown">Its virtual path then.</param>
internal sealed record CopyPlace(FileNode From, string Name, string Shown, FileNode To, string NewName, string NewShown)
{
    /// <summary>The same for an entry of this directory.</summary>
    public CopyPlace Inside(FileNode from, FileNode to, string name) => new(from, name, $"{Shown}/{name}", to, name, $"{NewShown}/{name}");
}
