using System.Globalization;
using Mrci.Domain.Channels;
using Mrci.Domain.Names;

namespace Mrci.Domain.Settings;

/// <summary>All settings of <see cref="HostSettings"/> in the order of chapter 13 (C-CFG.1 to C-CFG.16).</summary>
public static class HostSettingCatalog
{
    /// <summary>The settings; the first 14 are the items of the <c>host_config</c> menu.</summary>
    public static IReadOnlyList<HostSetting> All { get; } =
    [
        Number(1, nameof(HostSettings.AutoBanThreshold), "auto_ban_threshold", uint.MaxValue,
            static settings => settings.AutoBanThreshold, static (settings, value) => settings with { AutoBanThreshold = value }),
        Number(2, nameof(HostSettings.AutoLockThreshold), "auto_lock_threshold", uint.MaxValue,
            static settings => settings.AutoLockThreshold, static (settings, value) => settings with { AutoLockThreshold = value }),
        Number(3, nameof(HostSettings.MaxSessions), "max_sessions", uint.MaxValue,
            static settings => settings.MaxSessions, static (settings, value) => settings with { MaxSessions = value }),
        Switch(4, nameof(HostSettings.AllowPublicRegistrations), "allow_public_registrations",
            static settings => settings.AllowPublicRegistrations,
            static (settings, value) => settings with { AllowPublicRegistrations = value }),
        Text(5, nameof(HostSettings.InitialGroup), "initial_group", GroupNames.IsValid,
            static settings => settings.InitialGroup, static (settings, value) => settings with { InitialGroup = value }),
        Text(6, nameof(HostSettings.ArchiverExecutable), "archiver_executable", IsPath,
            static settings => settings.ArchiverExecutable, static (settings, value) => settings with { ArchiverExecutable = value }),
        Text(7, nameof(HostSettings.CompressCommand), "compress_command", IsArchiverLine,
            static settings => settings.CompressCommand, static (settings, value) => settings with { CompressCommand = value }),
        Text(8, nameof(HostSettings.ExtractCommand), "extract_command", IsArchiverLine,
            static settings => settings.ExtractCommand, static (settings, value) => settings with { ExtractCommand = value }),
        Text(9, nameof(HostSettings.MailerExecutable), "mailer_executable", IsPath,
            static settings => settings.MailerExecutable, static (settings, value) => settings with { MailerExecutable = value }),
        Text(10, nameof(HostSettings.MailerSendCommand), "mailer_send_command", IsMailerLine,
            static settings => settings.MailerSendCommand, static (settings, value) => settings with { MailerSendCommand = value }),
        Switch(11, nameof(HostSettings.EnablePasswordReset), "enable_pw_reset",
            static settings => settings.EnablePasswordReset, static (settings, value) => settings with { EnablePasswordReset = value }),
        // The column's name is misspelt in the original.
        Switch(12, nameof(HostSettings.EnableEmailVerify), "eable_email_verify",
            static settings => settings.EnableEmailVerify, static (settings, value) => settings with { EnableEmailVerify = value }),
        Switch(13, nameof(HostSettings.ActiveUpdates), "active_updates",
            static settings => settings.ActiveUpdates, static (settings, value) => settings with { ActiveUpdates = value }),
        Number(14, nameof(HostSettings.MaxSubChannels), "max_sub_channels", ChannelLimits.MaximumSubChannels,
            static settings => settings.MaxSubChannels, static (settings, value) => settings with { MaxSubChannels = value }),
        new HostSetting(null, nameof(HostSettings.IpAddress), "ip_address", static settings => settings.IpAddress,
            static (settings, text) =>
                IpAddresses.TryParse(text, out var address) ? settings with { IpAddress = address.ToString() } : null),
        Number(null, nameof(HostSettings.Port), "port", ushort.MaxValue,
            static settings => settings.Port, static (settings, value) => settings with { Port = (ushort)value }),
        Text(null, nameof(HostSettings.TempPasswordEmailSubject), "temp_pw_email_subject", MailTemplates.IsValidSubject,
            static settings => settings.TempPasswordEmailSubject,
            static (settings, value) => settings with { TempPasswordEmailSubject = value }),
        Text(null, nameof(HostSettings.TempPasswordEmailTemplate), "temp_pw_email_template",
            static body => MailTemplates.IsValidBody(MailKind.Reset, body),
            static settings => settings.TempPasswordEmailTemplate,
            static (settings, value) => settings with { TempPasswordEmailTemplate = value }),
        Text(null, nameof(HostSettings.VerifyEmailSubject), "verify_email_subject", MailTemplates.IsValidSubject,
            static settings => settings.VerifyEmailSubject, static (settings, value) => settings with { VerifyEmailSubject = value }),
        Text(null, nameof(HostSettings.VerifyEmailTemplate), "verify_email_template",
            static body => MailTemplates.IsValidBody(MailKind.Verify, body),
            static settings => settings.VerifyEmailTemplate, static (settings, value) => settings with { VerifyEmailTemplate = value }),
    ];

    /// <summary>Finds a setting by the name of its property, ignoring case.</summary>
    /// <param name="key">For instance <c>MaxSessions</c>.</param>
    /// <returns>The setting; <see langword="null"/> if there is none.</returns>
    public static HostSetting? Find(string key) =>
        All.FirstOrDefault(setting => string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds a setting by its number in the menu of <c>host_config</c>.</summary>
    /// <param name="item">1-14.</param>
    /// <returns>The setting; <see langword="null"/> if there is none.</returns>
    public static HostSetting? FindItem(int item) => All.FirstOrDefault(setting => setting.Item == item);

    // All numbers here start at 1.
    private static HostSetting Number(
        int? item,
        string key,
        string column,
        uint max,
        Func<HostSettings, uint> read,
        Func<HostSettings, uint, HostSettings> change) =>
        new(
            item,
            key,
            column,
            settings => read(settings).ToString(CultureInfo.InvariantCulture),
            (settings, text) => Numbers.TryParse(text, 1, max, out uint value) ? change(settings, value) : null);

    private static HostSetting Switch(
        int? item,
        string key,
        string column,
        Func<HostSettings, bool> read,
        Func<HostSettings, bool, HostSettings> change) =>
        new(
            item,
            key,
            column,
            settings => read(settings) ? "1" : "0",
            (settings, text) => Numbers.TryParseSwitch(text, out var value) ? change(settings, value) : null);

    private static HostSetting Text(
        int? item,
        string key,
        string column,
        Func<string, bool> accepts,
        Func<HostSettings, string> read,
        Func<HostSettings, string, HostSettings> change) =>
        new(item, key, column, read, (settings, text) => accepts(text) ? change(settings, text) : null);

    private static bool IsPath(string text) => !string.IsNullOrWhiteSpace(text);

    private static bool IsArchiverLine(string text) => Contains(text, "%input_dir%") && Contains(text, "%output_dir%");

    private static bool IsMailerLine(string text) =>
        Contains(text, "%subject%") && Contains(text, "%target_email%") && Contains(text, "%message_body%");

    private static bool Contains(string text, string placeholder) => text.Contains(placeholder, StringComparison.OrdinalIgnoreCase);
}
