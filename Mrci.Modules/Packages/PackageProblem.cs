namespace Mrci.Modules.Packages;

/// <summary>Why an upload was refused.</summary>
/// <param name="Status">The reason.</param>
/// <param name="Entry">The entry that it was refused for, as the archive names it; empty when it was the whole.</param>
public sealed record PackageProblem(PackageStatus Status, string Entry = "")
{
    /// <summary>The reason as a sentence for whoever sent the module, without the name of the entry, which may hold anything.</summary>
    public string Text => Status switch
    {
        PackageStatus.NotAnArchive => "the file is not a zip archive.",
        PackageStatus.TooManyEntries => "the archive has too many entries.",
        PackageStatus.TooLarge => "the files of the module are too large.",
        PackageStatus.Bomb => "the archive unpacks to far more than its size.",
        PackageStatus.BadName => "the archive has an entry whose name is not allowed.",
        PackageStatus.Duplicate => "the archive has two entries whose names differ in case only or not at all.",
        PackageStatus.SpecialFile => "the archive has an entry that is neither a file nor a directory.",
        PackageStatus.Unreadable => "the archive has an entry that is encrypted or compressed in an unknown way.",
        PackageStatus.Damaged => "the archive is damaged.",
        PackageStatus.NoMain => $"the archive has no {MainLibrary.FileName} at its top level.",
        PackageStatus.NotAnAssembly => $"{MainLibrary.FileName} is not a .NET assembly.",
        _ => throw new InvalidOperationException($"{Status} has no text."),
    };
}
