namespace Mrci.Admin.Tests;

/// <summary>One run of <c>mrci-admin</c>, in this process.</summary>
internal sealed record AdminRun(int ExitCode, string Output, string Error)
{
    public static async Task<AdminRun> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await new AdminCommandLine(TimeProvider.System).InvokeAsync(arguments, output, error);
        return new AdminRun(exitCode, output.ToString(), error.ToString());
    }

    public static Task<AdminRun> BackupAsync(TestStore store, string file) => RunAsync(["backup", .. store.Arguments, "--out", file]);

    public static Task<AdminRun> RestoreAsync(TestStore store, string file, params string[] more) =>
        RunAsync(["restore", .. store.Arguments, "--in", file, .. more]);

    public AdminRun ShouldSucceed()
    {
        ExitCode.ShouldBe(0, Error);
        Error.ShouldBeEmpty();
        return this;
    }

    public AdminRun ShouldFail(string reason, int exitCode = 1)
    {
        ExitCode.ShouldBe(exitCode, Output);
        Error.ShouldContain(reason);
        Error.ShouldStartWith("mrci-admin: ");
        Output.ShouldBeEmpty();
        return this;
    }
}
