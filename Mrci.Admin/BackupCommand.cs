using System.CommandLine;
using Mrci.Storage;

namespace Mrci.Admin;

/// <summary><c>mrci-admin backup</c>.</summary>
internal static class BackupCommand
{
    // It holds password hashes and everything else that the host knows.
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static Command Create(TimeProvider time)
    {
        var store = new StoreSelection();
        var file = new Option<FileInfo>("--out")
        {
            Description = "File to write; it must not exist. It holds password hashes: keep it safe.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command("backup", "Write all state of a store to a file, as JSON lines. The hosts can go on meanwhile.") { file };
        store.AddTo(command);
        command.SetAction((parsed, cancellation) => AdminAction.RunAsync(
            () => RunAsync(() => store.Create(parsed, time), parsed.GetValue(file)!.FullName, cancellation),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static async Task<string> RunAsync(Func<Store> create, string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
            throw new IOException($"The file '{path}' exists. Name another one, or move it away.");

        // Under its name there is a whole backup or nothing.
        var partial = $"{path}.partial";
        await using var store = create();
        try
        {
            string description;
            await using (var output = Open(partial))
            {
                description = AdminAction.Describe(await store.BackUpAsync(output, cancellationToken));
                output.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: false);
            return $"Wrote {path}: {description}";
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 128 * 1024 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
