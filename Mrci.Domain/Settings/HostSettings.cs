using Mrci.Domain.Accounts;
using Mrci.Domain.Channels;
using Mrci.Domain.Commands;
using Mrci.Domain.Names;

namespace Mrci.Domain.Settings;

/// <summary>
/// The settings of the host that <c>host_config</c>, <c>set_email_template</c> and <c>-addr</c> change (C-CFG.1 to C-CFG.16), with
/// their defaults. Ranges are checked by <see cref="HostSetting.TryApply"/>.
/// </summary>
public sealed record HostSettings
{
    /// <summary>The settings of a new host.</summary>
    public static HostSettings Default { get; } = new();

    /// <summary>Failures of one address at the protected account before it is banned, at least 1 (C-CFG.1).</summary>
    public uint AutoBanThreshold { get; init; } = 30;

    /// <summary>Failures of a normal account before it is locked, at least 1 (C-CFG.2).</summary>
    public uint AutoLockThreshold { get; init; } = 20;

    /// <summary>Largest number of sessions, at least 1 (C-CFG.3).</summary>
    public uint MaxSessions { get; init; } = 100;

    /// <summary>Anybody may register an account (C-CFG.4).</summary>
    public bool AllowPublicRegistrations { get; init; }

    /// <summary>Name of the group of new accounts (C-CFG.5). Who stores it stores the group's id (D-600).</summary>
    public string InitialGroup { get; init; } = GroupNames.Users;

    /// <summary>Archiver program; obsolete, kept as inert value (C-CFG.6).</summary>
    public string ArchiverExecutable { get; init; } = "/usr/bin/7z";

    /// <summary>Archiver line for compressing; obsolete (C-CFG.7).</summary>
    public string CompressCommand { get; init; } = "a -y %output_dir% %input_dir%";

    /// <summary>Archiver line for extracting; obsolete (C-CFG.8).</summary>
    public string ExtractCommand { get; init; } = "x -y %input_dir% -o%output_dir%";

    /// <summary>Mailer program (C-CFG.9, C-MAIL.4).</summary>
    public string MailerExecutable { get; init; } = "/bin/sh";

    /// <summary>Mailer line with its three placeholders (C-CFG.10, C-MAIL.4).</summary>
    public string MailerSendCommand { get; init; } = "-c \"echo %message_body% | mutt -s %subject% %target_email%\"";

    /// <summary>Temporary passwords can be requested by mail (C-CFG.11).</summary>
    public bool EnablePasswordReset { get; init; } = true;

    /// <summary>E-mail addresses can be verified (C-CFG.12).</summary>
    public bool EnableEmailVerify { get; init; } = true;

    /// <summary>All sub-channels count as active (C-CFG.13).</summary>
    public bool ActiveUpdates { get; init; } = true;

    /// <summary>Sub-channels per channel, 1-256 (C-CFG.14).</summary>
    public uint MaxSubChannels { get; init; } = ChannelLimits.DefaultSubChannels;

    /// <summary>
    /// Listening address (C-CFG.15). Not heeded: where a host listens is in the configuration of its machine (decision 0028). Rows and backups have it.
    /// </summary>
    public string IpAddress { get; init; } = "127.0.0.1";

    /// <summary>Listening port, 1-65535 (C-CFG.15). Not heeded, as <see cref="IpAddress"/>.</summary>
    public ushort Port { get; init; } = 35516;

    /// <summary>Subject of the reset mail, at most 120 units (C-CFG.16).</summary>
    public string TempPasswordEmailSubject { get; init; } = MailTemplates.DefaultSubject(MailKind.Reset);

    /// <summary>Body of the reset mail, at most 10 000 units (C-CFG.16).</summary>
    public string TempPasswordEmailTemplate { get; init; } = MailTemplates.DefaultBody(MailKind.Reset);

    /// <summary>Subject of the verification mail, at most 120 units (C-CFG.16).</summary>
    public string VerifyEmailSubject { get; init; } = MailTemplates.DefaultSubject(MailKind.Verify);

    /// <summary>Body of the verification mail, at most 10 000 units (C-CFG.16).</summary>
    public string VerifyEmailTemplate { get; init; } = MailTemplates.DefaultBody(MailKind.Verify);

    /// <summary>The settings that the command lists depend on (C-LST.4).</summary>
    /// <returns>The three switches.</returns>
    public CommandSwitches ToCommandSwitches() => new(AllowPublicRegistrations, EnablePasswordReset, EnableEmailVerify);

    /// <summary>The settings that decide about wrong passwords (C-auth.6).</summary>
    /// <returns>Both thresholds.</returns>
    public LoginThresholds ToLoginThresholds() => new(AutoLockThreshold, AutoBanThreshold);
}
