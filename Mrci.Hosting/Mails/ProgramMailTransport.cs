using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Mrci.Domain.Mails;

namespace Mrci.Hosting.Mails;

/// <summary>
/// Starts a program for each mail (C-MAIL.4). Once it runs the mail has left: it has 30 s, and a failure only goes to the log (C-MAIL.5).
/// </summary>
/// <param name="program">Reads which program.</param>
/// <param name="time">Bounds how long it may run.</param>
/// <param name="logger">Told of programs that fail.</param>
public sealed partial class ProgramMailTransport(
    Func<ValueTask<MailProgram>> program, TimeProvider time, ILogger<ProgramMailTransport> logger) : IMailTransport
{
    /// <summary>How long the program may run (C-MAIL.5).</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.To.StartsWith('-'))
            throw new MailException("An address that begins with a hyphen would be an option of the mailer program.");
        if (message.To.Contains('\0') || message.Subject.Contains('\0') || message.Body.Contains('\0'))
            throw new MailException("A mail with a NUL character cannot be given to a program.");

        var (executable, line) = await program();
        var start = Prepare(Environment.ExpandEnvironmentVariables(executable), line, message);
        _ = SuperviseAsync(Start(start), Path.GetFileName(start.FileName));
    }

    private static ProcessStartInfo Prepare(string executable, string line, MailMessage message)
    {
        if (MailerArguments.IsWindowsShell(executable))
            throw new MailException("A command shell of Windows is not used as mailer program.");
        // Its streams are its own: the host's standard output is read by scripts.
        var start = new ProcessStartInfo(executable)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (MailerArguments.IsPosixShell(executable))
        {
            start.Environment[MailerArguments.SubjectVariable] = message.Subject;
            start.Environment[MailerArguments.BodyVariable] = message.Body;
            start.Environment[MailerArguments.AddressVariable] = message.To;
        }

        foreach (var word in MailerArguments.IsPosixShell(executable)
            ? MailerArguments.WithVariables(line)
            : MailerArguments.WithValues(line, message))
        {
            start.ArgumentList.Add(word);
        }

        return start;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new MailException("The mailer program did not start.");
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException or IOException)
        {
            throw new MailException("The mailer program cannot be started.", failure);
        }
    }

    private async Task SuperviseAsync(Process process, string name)
    {
        using (process)
        using (var limit = new CancellationTokenSource(Limit, time))
        {
            try
            {
                process.StandardInput.Close();
                // Read to the end, or a program that says much would wait for a reader. What it says may repeat the mail: it is dropped.
                await Task.WhenAll(
                    process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, limit.Token),
                    process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token));
                await process.WaitForExitAsync(limit.Token);
                if (process.ExitCode != 0)
                    LogFailed(name, process.ExitCode);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                LogTimedOut(name, Limit.TotalSeconds);
            }
            catch (Exception failure) when (failure is IOException or InvalidOperationException or Win32Exception)
            {
                LogLost(failure, name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mailer program {Program} ended with exit code {ExitCode}; its mail is lost")]
    private partial void LogFailed(string program, int exitCode);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mailer program {Program} was ended because it took longer than {Seconds} s")]
    private partial void LogTimedOut(string program, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody knows what became of the mailer program {Program}")]
    private partial void LogLost(Exception exception, string program);
}
