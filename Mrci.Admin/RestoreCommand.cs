using System.CommandLine;
using Mrci.Storage;

namespace Mrci.Admin;

/// <summary><c>mrci-admin restore</c>.</summary>
internal static class RestoreCommand
{
    public static Command Create(TimeProvider time)
    {
        var store = new StoreSelection();
        var file = new Option<FileInfo>("--in")
        {
            Description = "File that mrci-admin backup wrote.",
            HelpName = "FILE",
            Required = true,
        };
        var replace = new Option<bool>("--replace") { Description = "Replace what the store holds. Without it the store must be empty." };
        var command = new Command(
            "restore", "Fill a store from a backup: whole, or not at all. Stop all hosts of the store first.") { file, replace };
        store.AddTo(command);
        command.SetAction((parsed, cancellation) => AdminAction.RunAsync(
            () => RunAsync(() => store.Create(parsed, time), parsed.GetValue(file)!.FullName, parsed.GetValue(replace), cancellation),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static async Task<string> RunAsync(Func<Store> create, string path, bool replace, CancellationToken cancellationToken)
    {
        // First, so that a wrong name makes no store.
        await using var input = new FileStream(
            path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, BufferSize = 0, Options = FileOptions.SequentialScan });
        await using var store = create();
        await store.OpenAsync(cancellationToken);
        return $"Restored {path}: {AdminAction.Describe(await store.RestoreAsync(input, replace, cancellationToken))}";
    }
}
