using Mrci.Commands.Transfers;
using Mrci.Domain.Names;
using Mrci.Domain.Settings;
using Mrci.Grains.Settings;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Changes subject or body of the mails the host sends (C-set_email_template.1 to C-set_email_template.4, P-3.27).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class SetEmailTemplateCommand(ISessionContext session) : UploadCommand("set_email_template", session)
{
    private const ulong MaximumUpload = 20_000;

    private MailKind _kind;
    private string? _subject;
    private byte[] _upload = [];

    /// <inheritdoc />
    protected override string Help =>
        """
        Changes the mail with a temporary password (-reset_template) or the one with a verification code (-confirm_template).

        -subject (text)       the subject, up to 120 characters; without a value, the one the host came with.
        -body (text)          the text, up to 10000 characters; without a value, the one the host came with.
        -client_file (text)   takes the text from a file instead, which your client sends.
        -len (int)            its length: 1 to 20000 bytes of UTF-16 text, low byte first.

        The text must contain %date% and %user_name%, and %temp_pw% or %confirmation_code%. preview_email shows the result.
        """;

    /// <inheritdoc />
    protected override void Reset() => (_subject, _upload) = (null, []);

    /// <inheritdoc />
    protected override ValueTask StartAsync(ArgumentLine line)
    {
        var isReset = line.Has("-reset_template");
        var isUpload = line.Has("-client_file");
        if (!isReset && !line.Has("-confirm_template"))
        {
            Fail("one of the arguments -reset_template and -confirm_template is needed.");
            return ValueTask.CompletedTask;
        }

        _kind = isReset ? MailKind.Reset : MailKind.Verify;
        _subject = line.Has("-subject") ? line.Get("-subject") ?? MailTemplates.DefaultSubject(_kind) : null;
        if (isUpload)
            return AwaitAsync(line);

        var body = line.Has("-body") ? line.Get("-body") ?? MailTemplates.DefaultBody(_kind) : null;
        if (body is not null || _subject is not null)
            return StorePartsAsync(body);
        Fail("one of the arguments -subject, -body, and -client_file is needed.");
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override ValueTask<bool> StoreAsync(ReadOnlyMemory<byte> data, long position)
    {
        data.CopyTo(_upload.AsMemory((int)position));
        return ValueTask.FromResult(true);
    }

    /// <inheritdoc />
    protected override ValueTask CompleteAsync() => StorePartsAsync(MrciText.Decode(_upload));

    private ValueTask AwaitAsync(ArgumentLine line)
    {
        if (!Valid("-len", Numbers.TryParse(line.Get("-len"), 0, ulong.MaxValue, out var length))
            || !Within(length is >= 1 and <= MaximumUpload, $"-len must be 1 to {MaximumUpload}."))
        {
            return ValueTask.CompletedTask;
        }

        _upload = new byte[length];
        Main($"The host waits for {length} bytes.\n");
        Accept((long)length, line.Has("-single_step"));
        return ReadyAsync();
    }

    // Each is judged for itself: the valid one is stored even if the other fails.
    private async ValueTask StorePartsAsync(string? body)
    {
        var subject = _subject;
        Term();
        var isReset = _kind == MailKind.Reset;
        if (body is not null && IsBody(body))
            await ChangeAsync(isReset ? nameof(HostSettings.TempPasswordEmailTemplate) : nameof(HostSettings.VerifyEmailTemplate), body, "The text");
        if (subject is not null
            && Within(MailTemplates.IsValidSubject(subject), $"the subject is longer than {MailTemplates.MaximumSubjectLength} characters."))
        {
            await ChangeAsync(isReset ? nameof(HostSettings.TempPasswordEmailSubject) : nameof(HostSettings.VerifyEmailSubject), subject, "The subject");
        }
    }

    private bool IsBody(string body)
    {
        foreach (var placeholder in MailTemplates.RequiredPlaceholders(_kind))
        {
            if (!body.Contains(placeholder, StringComparison.OrdinalIgnoreCase))
                return Fail($"the text does not contain {placeholder}.");
        }

        return Within(
            body.Length <= MailTemplates.MaximumBodyLength, $"the text is longer than {MailTemplates.MaximumBodyLength} characters.");
    }

    private async ValueTask ChangeAsync(string key, string value, string what)
    {
        var changed = await Session.Grains.GetGrain<ISettingsGrain>(0).ChangeAsync(Guid.NewGuid(), key, value, Session.NextOrigin());
        await Session.ApplyAsync([changed!]);
        Main($"{what} has been stored.\n");
    }
}
