using System.Collections.Frozen;
using Mrci.Domain.Settings;

namespace Mrci.Commands.Host;

/// <summary>What <c>host_config</c> says about each setting (C-host_config.1).</summary>
internal static class HostSettingTexts
{
    private const int ArchiverProgram = 6;
    private const int MailerProgram = 9;

    private static readonly FrozenDictionary<string, (string Label, string Explanation)> Texts =
        new Dictionary<string, (string Label, string Explanation)>(StringComparer.Ordinal)
        {
            [nameof(HostSettings.AutoBanThreshold)] =
                ("autoban threshold", "Wrong passwords for the protected account from one address before the address is banned: 1 and up."),
            [nameof(HostSettings.AutoLockThreshold)] = ("autolock threshold", "Wrong passwords before an account is locked: 1 and up."),
            [nameof(HostSettings.MaxSessions)] =
                ("max sessions", "Sessions that there may be at once: 1 and up. Sessions that run stay when there are more."),
            [nameof(HostSettings.AllowPublicRegistrations)] =
                ("public registration", "Whether anybody may make an account with add_acct: 0 for no, 1 for yes."),
            [nameof(HostSettings.InitialGroup)] =
                ("initial group", "Group of new accounts: the name of a group that exists, is not protected, and is not above your own."),
            [nameof(HostSettings.ArchiverExecutable)] =
                ("archiver program", "Not used any more: archives are unpacked by the host itself. The name of a file on the host."),
            [nameof(HostSettings.CompressCommand)] =
                ("compress line", "Not used any more. Must contain %input_dir% and %output_dir%."),
            [nameof(HostSettings.ExtractCommand)] = ("extract line", "Not used any more. Must contain %input_dir% and %output_dir%."),
            [nameof(HostSettings.MailerExecutable)] =
                ("mailer program", "Program that sends mails: the name of a file on the host; environment variables like %HOME% are replaced."),
            [nameof(HostSettings.MailerSendCommand)] =
                ("mailer line", "Arguments of the mailer program. Must contain %subject%, %target_email% and %message_body%."),
            [nameof(HostSettings.EnablePasswordReset)] =
                ("password resets", "Whether users can have a temporary password sent by mail: 0 for no, 1 for yes."),
            [nameof(HostSettings.EnableEmailVerify)] =
                ("e-mail verification", "Whether users can verify their e-mail address: 0 for no, 1 for yes."),
            [nameof(HostSettings.ActiveUpdates)] =
                ("active updates everywhere", "Whether all sub-channels count as active: 0 for those with the active flag only, 1 for all."),
            [nameof(HostSettings.MaxSubChannels)] =
                ("max sub-channels per channel", "Sub-channels that a channel may have: 1 to 256. Those that exist stay when there are more."),
            [nameof(HostSettings.IpAddress)] = ("listening address", ""),
            [nameof(HostSettings.Port)] = ("listening port", ""),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a setting is listed; mail texts have commands of their own (C-CFG.16).</summary>
    public static bool IsShown(HostSetting setting) => Texts.ContainsKey(setting.Key);

    /// <summary>The setting in two or three words.</summary>
    public static string Label(HostSetting setting) => Texts[setting.Key].Label;

    /// <summary>What it does and which values it takes.</summary>
    public static string Explanation(HostSetting setting) => Texts[setting.Key].Explanation;

    /// <summary>Whether its value is a file that must exist (C-CFG.6, C-CFG.9).</summary>
    public static bool NamesProgram(HostSetting setting) => setting.Item is ArchiverProgram or MailerProgram;
}
