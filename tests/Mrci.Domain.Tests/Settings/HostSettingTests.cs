using System.Text.Json;
using Mrci.Domain.Accounts;
using Mrci.Domain.Commands;
using Mrci.Domain.Settings;

namespace Mrci.Domain.Tests.Settings;

public sealed class HostSettingTests
{
    [Theory]
    [InlineData(1, "auto_ban_threshold", "30")]
    [InlineData(2, "auto_lock_threshold", "20")]
    [InlineData(3, "max_sessions", "100")]
    [InlineData(4, "allow_public_registrations", "0")]
    [InlineData(5, "initial_group", "users")]
    [InlineData(6, "archiver_executable", "/usr/bin/7z")]
    [InlineData(7, "compress_command", "a -y %output_dir% %input_dir%")]
    [InlineData(8, "extract_command", "x -y %input_dir% -o%output_dir%")]
    [InlineData(9, "mailer_executable", "/bin/sh")]
    [InlineData(10, "mailer_send_command", "-c \"echo %message_body% | mutt -s %subject% %target_email%\"")]
    [InlineData(11, "enable_pw_reset", "1")]
    [InlineData(12, "eable_email_verify", "1")]
    [InlineData(13, "active_updates", "1")]
    [InlineData(14, "max_sub_channels", "50")]
    public void Item_has_its_column_and_default(int item, string column, string value)
    {
        // C-CFG.1 to C-CFG.14
        var setting = HostSettingCatalog.FindItem(item).ShouldNotBeNull();
        setting.Column.ShouldBe(column);
        setting.Default.ShouldBe(value);
        setting.IsExecutionSetting.ShouldBe(item is >= 6 and <= 10); // C-CFG.18
    }

    [Theory]
    [InlineData("IpAddress", "ip_address", "127.0.0.1")]
    [InlineData("Port", "port", "35516")]
    [InlineData("TempPasswordEmailSubject", "temp_pw_email_subject", "Password Reset")]
    [InlineData("VerifyEmailSubject", "verify_email_subject", "Email Verification")]
    public void Setting_outside_the_menu_has_its_default(string key, string column, string value)
    {
        // C-CFG.15, C-CFG.16, C-MAIL.3
        var setting = HostSettingCatalog.Find(key).ShouldNotBeNull();
        setting.Item.ShouldBeNull();
        setting.Column.ShouldBe(column);
        setting.Default.ShouldBe(value);
    }

    [Fact]
    public void Every_property_has_one_setting_and_every_default_is_accepted()
    {
        // C-CFG.1 to C-CFG.16
        HostSettingCatalog.All.Select(setting => setting.Key).ShouldBe(
            typeof(HostSettings).GetProperties().Where(property => !property.GetMethod!.IsStatic).Select(property => property.Name),
            ignoreOrder: true);
        foreach (var setting in HostSettingCatalog.All)
        {
            setting.TryApply(HostSettings.Default, setting.Default, out var same).ShouldBeTrue(setting.Key);
            same.ShouldBe(HostSettings.Default);
        }
    }

    [Theory]
    [InlineData(1, "1", "4294967295")]
    [InlineData(2, "1", "4294967295")]
    [InlineData(3, "1", "4294967295")]
    [InlineData(4, "1", "0")]
    [InlineData(5, "g", "exactly12abc")]
    [InlineData(6, "/bin/tar", "tar")]
    [InlineData(7, "%input_dir%%output_dir%", "%OUTPUT_DIR% %Input_Dir%")]
    [InlineData(10, "%subject% %target_email% %message_body%", "x%message_body%%target_email%%subject%")]
    [InlineData(14, "1", "256")]
    public void Value_in_range_is_taken_over(int item, string first, string second)
    {
        // C-CFG.1 to C-CFG.14
        var setting = HostSettingCatalog.FindItem(item)!;
        foreach (var value in new[] { first, second })
        {
            setting.TryApply(HostSettings.Default, value, out var changed).ShouldBeTrue(value);
            setting.Read(changed).ShouldBe(value);
        }
    }

    [Theory]
    [InlineData(1, "0")]
    [InlineData(2, "4294967296")]
    [InlineData(3, "-1")]
    [InlineData(3, "")]
    [InlineData(4, "2")]
    [InlineData(4, "true")]
    [InlineData(5, "")]
    [InlineData(5, "a group")]
    [InlineData(5, "thirteenunits")]
    [InlineData(6, " ")]
    [InlineData(7, "%input_dir%")]
    [InlineData(8, "%output_dir%")]
    [InlineData(10, "%subject% %target_email%")]
    [InlineData(10, "%subject% %message_body%")]
    [InlineData(10, "%target_email% %message_body%")]
    [InlineData(11, "01")]
    [InlineData(14, "0")]
    [InlineData(14, "257")]
    public void Value_out_of_range_changes_nothing(int item, string value)
    {
        // C-CFG.1 to C-CFG.14
        HostSettingCatalog.FindItem(item)!.TryApply(HostSettings.Default, value, out var same).ShouldBeFalse();
        same.ShouldBeSameAs(HostSettings.Default);
    }

    [Theory]
    [InlineData("IpAddress", "::1", "::1")]
    [InlineData("IpAddress", "::ffff:10.0.0.1", "10.0.0.1")]
    [InlineData("IpAddress", "localhost", null)]
    [InlineData("Port", "65535", "65535")]
    [InlineData("Port", "0", null)]
    [InlineData("Port", "65536", null)]
    public void Listening_address_is_checked(string key, string value, string? expected)
    {
        // C-CFG.15, C-CLI.3
        var setting = HostSettingCatalog.Find(key)!;
        setting.TryApply(HostSettings.Default, value, out var changed).ShouldBe(expected is not null);
        if (expected is not null)
            setting.Read(changed).ShouldBe(expected);
    }

    [Fact]
    public void Mail_subject_has_at_most_120_units()
    {
        // C-MAIL.1, D-510
        MailTemplates.IsValidSubject(new string('s', 120)).ShouldBeTrue();
        MailTemplates.IsValidSubject(new string('s', 121)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(MailKind.Reset, "%date%%user_name%%temp_pw%", true)]
    [InlineData(MailKind.Reset, "%DATE%%User_Name%%TEMP_pw%", true)]
    [InlineData(MailKind.Reset, "%date%%user_name%%confirmation_code%", false)]
    [InlineData(MailKind.Verify, "%date%%user_name%%confirmation_code%", true)]
    [InlineData(MailKind.Verify, "%date%%confirmation_code%", false)]
    [InlineData(MailKind.Verify, "%user_name%%confirmation_code%", false)]
    public void Mail_body_needs_its_placeholders(MailKind kind, string body, bool expected)
    {
        // C-set_email_template.4
        MailTemplates.IsValidBody(kind, body).ShouldBe(expected);
        MailTemplates.IsValidBody(kind, body.PadRight(10_001)).ShouldBeFalse();
        MailTemplates.IsValidBody(kind, body.PadRight(10_000)).ShouldBe(expected);
    }

    [Fact]
    public void Switches_and_thresholds_come_from_the_settings()
    {
        // C-LST.4, C-auth.6
        HostSettings.Default.ToCommandSwitches().ShouldBe(new CommandSwitches());
        HostSettings.Default.ToLoginThresholds().ShouldBe(new LoginThresholds());
        var changed = HostSettings.Default with
        {
            AllowPublicRegistrations = true,
            EnablePasswordReset = false,
            EnableEmailVerify = false,
            AutoLockThreshold = 3,
            AutoBanThreshold = 4,
        };
        changed.ToCommandSwitches().ShouldBe(new CommandSwitches(true, false, false));
        changed.ToLoginThresholds().ShouldBe(new LoginThresholds(3, 4));
    }

    [Fact]
    public void Settings_survive_JSON()
    {
        // D-600, D-608
        var settings = HostSettings.Default with { MaxSessions = 7, InitialGroup = "staff" };
        JsonSerializer.Deserialize<HostSettings>(JsonSerializer.Serialize(settings)).ShouldBe(settings);
    }
}
