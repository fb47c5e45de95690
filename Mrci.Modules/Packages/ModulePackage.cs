using System.IO.Compression;

namespace Mrci.Modules.Packages;

/// <summary>
/// Turns an uploaded file into the files of a module (P-11.20, C-add_mod.3). What it is given is not trusted: all that an archive says of itself is checked
/// before the first file is made, and once more while it is unpacked.
/// </summary>
public static class ModulePackage
{
    /// <summary>Unpacks an upload.</summary>
    /// <param name="upload">The uploaded file; a library is moved, an archive stays.</param>
    /// <param name="isLibrary">Whether it is the main library rather than an archive.</param>
    /// <param name="directory">Where the files go; it must not exist. After a refusal the caller deletes it.</param>
    /// <param name="limits">What is too much.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why it is refused; null when the directory holds a module.</returns>
    /// <exception cref="IOException">The files cannot be read or written.</exception>
    public static async Task<PackageProblem?> UnpackAsync(
        string upload, bool isLibrary, string directory, PackageLimits limits, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var main = Path.Combine(directory, MainLibrary.FileName);
        if (isLibrary)
            File.Move(upload, main);
        else if (await ExtractAsync(upload, directory, limits, cancellationToken) is { } problem)
            return problem;

        if (!File.Exists(main))
            return new PackageProblem(PackageStatus.NoMain);
        return MainLibrary.IsAssembly(main) ? null : new PackageProblem(PackageStatus.NotAnAssembly);
    }

    private static async Task<PackageProblem?> ExtractAsync(
        string upload, string directory, PackageLimits limits, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(upload, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (CentralDirectory.Count(file, limits.Entries) is not { } count)
            return new PackageProblem(PackageStatus.NotAnArchive);
        if (count > limits.Entries)
            return new PackageProblem(PackageStatus.TooManyEntries);
        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var plan = ArchivePlan.Make(archive, file.Length, limits);
            return plan.Problem ?? await new ArchiveExtraction(directory, limits).RunAsync(plan.Files, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return new PackageProblem(PackageStatus.Damaged);
        }
    }
}
