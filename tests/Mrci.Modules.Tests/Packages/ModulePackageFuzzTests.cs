using FsCheck;
using FsCheck.Fluent;
using Mrci.Modules.Packages;

namespace Mrci.Modules.Tests.Packages;

/// <summary>Archives that were damaged by chance, and names of all sorts: refused or unpacked, and never anything else.</summary>
public sealed class ModulePackageFuzzTests : IDisposable
{
    private readonly Unpacking _unpacking = new();

    public void Dispose() => _unpacking.Dispose();

    [Fact]
    public async Task Damaged_archive_is_refused_or_unpacked_below_its_directory()
    {
        var random = new Random(20261126);
        var archive = ZipFile.Make(
            new ZipEntry("main.dll", Unpacking.Assembly[..4000]),
            ZipEntry.Directory("d/"),
            new ZipEntry("d/stored", [1, 2, 3, 4, 5]) { IsStored = true },
            new ZipEntry("d/packed", new byte[5000]));
        for (var round = 0; round < 1500; round++)
        {
            var damaged = archive.ToArray();
            for (var changes = random.Next(1, 8); changes > 0; changes--)
            {
                // Headers are at both ends.
                var near = random.Next(2) == 0 ? damaged.Length - 1 - random.Next(400) : random.Next(damaged.Length);
                damaged[near] = (byte)random.Next(256);
            }

            if (random.Next(4) == 0)
                damaged = damaged[..random.Next(damaged.Length)];
            await _unpacking.RunAsync(damaged);
        }
    }

    [Fact]
    public void Name_that_is_taken_stays_below_the_directory_on_every_system() => Prop.ForAll(
        Gen.Elements("a", "b", "..", ".", "/", "\\", ":", "C", " ", "nul", "con.", "é", "\0", "\ud800", "~", "-", "$")
            .ListOf().Select(static parts => string.Concat(parts)).ToArbitrary(),
        static name =>
        {
            if (!EntryName.TryParse(name, out var segments, out var isDirectory))
                return segments.Length == 0;
            var path = string.Join('/', segments);
            var full = Path.GetFullPath(Path.Combine("/top", path));
            return full.Equals($"/top/{path}", StringComparison.Ordinal)
                && name.Equals(isDirectory ? $"{path}/" : path, StringComparison.Ordinal)
                && !path.Contains('\\') && !path.Contains(':') && !path.Contains('\0') && Array.TrueForAll(segments, static segment => segment is not ("." or ".."));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Checksum_is_that_of_zip_archives()
    {
        // The check value of CRC-32/ISO-HDLC.
        Checksum.End(Checksum.Add(Checksum.Start, "123456789"u8)).ShouldBe(0xCBF43926u);
        Checksum.End(Checksum.Add(Checksum.Add(Checksum.Start, "1234"u8), "56789"u8)).ShouldBe(0xCBF43926u);
    }
}
