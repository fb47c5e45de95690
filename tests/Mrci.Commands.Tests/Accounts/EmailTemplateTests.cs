using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Settings;
using Mrci.Grains.Settings;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Tests.Accounts;

/// <summary><c>set_email_template</c> and <c>preview_email</c> (C-set_email_template.1 to .4, C-preview_email.1).</summary>
public sealed class EmailTemplateTests
{
    private const string Confirm = "%DATE% %user_name% %Confirmation_Code% %user_name%";
    private const string Reset = "%date% %user_name% %temp_pw%";

    private static readonly string[] Stored = ["334:Text", "334:Idle"];
    private static readonly string[] Ended = ["334:Err", "334:Idle"];

    [Fact]
    public async Task Subject_and_body_are_stored_and_shown()
    {
        // C-set_email_template.4, C-preview_email.1, C-MAIL.2: case of placeholders does not matter, all occurrences are filled (B-40)
        await using var host = await MailHost.StartAsync();
        var session = await host.AdministratorAsync();

        (await SetAsync(session, $"-confirm_template -subject \"To %user_name%\" -body \"{Confirm}\"")).Heads().ShouldBe(["334:Text", "334:Text", "334:Idle"]);

        var preview = await session.SendAsync(MailHost.PreviewEmail, "-confirm_email");
        preview.Heads().ShouldBe(["313:Text", "313:BigText", "313:Idle"]);
        preview[0].Text.ShouldBe("To %user_name%\n");
        preview[1].Text.ShouldMatch("^[0-9]{4}-[0-9-]{5} [0-9:]{8} admin [0-9]{6} admin$");
        host.Mails.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Part_without_a_value_is_what_the_host_came_with()
    {
        // C-set_email_template.3; -reset_template wins (C-set_email_template.1)
        await using var host = await MailHost.StartAsync();
        var session = await host.AdministratorAsync();
        await SetAsync(session, $"-reset_template -confirm_template -subject Hello -body \"{Reset}\"");
        var settings = await SettingsAsync(host);
        (settings.TempPasswordEmailSubject, settings.TempPasswordEmailTemplate).ShouldBe(("Hello", Reset));

        await SetAsync(session, "-reset_template -subject -body");

        settings = await SettingsAsync(host);
        settings.TempPasswordEmailSubject.ShouldBe(HostSettings.Default.TempPasswordEmailSubject);
        settings.TempPasswordEmailTemplate.ShouldBe(HostSettings.Default.TempPasswordEmailTemplate);
    }

    [Theory]
    [InlineData("")] // C-set_email_template.1: M
    [InlineData("-subject x")]
    [InlineData("-reset_template")] // C-set_email_template.3: M
    [InlineData("-reset_template -client_file a")] // C-set_email_template.2: V(-len)
    [InlineData("-reset_template -client_file a -len x")]
    [InlineData("-reset_template -client_file a -len 0")] // LIM(-len)
    [InlineData("-reset_template -client_file a -len 20001")]
    [InlineData("-reset_template -body \"%user_name% %temp_pw%\"")] // C-set_email_template.4: V, in this order
    [InlineData("-reset_template -body \"%date% %temp_pw%\"")]
    [InlineData("-reset_template -body \"%date% %user_name% %confirmation_code%\"")]
    [InlineData("-confirm_template -body \"%date% %user_name% %temp_pw%\"")]
    public async Task Failing_check_gives_one_err(string arguments)
    {
        await using var host = await MailHost.StartAsync();
        var session = await host.AdministratorAsync();

        (await SetAsync(session, arguments)).Heads().ShouldBe(Ended);
        (await SettingsAsync(host)).ShouldBe(HostSettings.Default);
    }

    [Fact]
    public async Task Limits_of_subject_and_body_hold_and_the_valid_part_is_stored()
    {
        // C-set_email_template.4: LIM 120, LIM 10 000; each part for itself
        await using var host = await MailHost.StartAsync();
        var session = await host.AdministratorAsync();
        var long1 = new string('x', 121);
        var long2 = Reset + new string('x', 10_001 - Reset.Length);

        (await SetAsync(session, $"-reset_template -subject {long1} -body \"{Reset}\"")).Heads().ShouldBe(["334:Text", "334:Err", "334:Idle"]);
        (await SetAsync(session, $"-reset_template -subject {long1[1..]} -body \"{long2}\"")).Heads().ShouldBe(["334:Err", "334:Text", "334:Idle"]);

        var settings = await SettingsAsync(host);
        (settings.TempPasswordEmailSubject, settings.TempPasswordEmailTemplate).ShouldBe((long1[1..], Reset));
        (await SetAsync(session, $"-reset_template -body \"{long2[..^1]}\"")).Heads().ShouldBe(Stored);
    }

    [Fact]
    public async Task Body_is_uploaded_and_decoded_when_it_is_whole()
    {
        // C-set_email_template.2, P-3.24, P-3.26, P-3.27: a frame that ends inside a character, an empty frame, surplus bytes
        await using var host = await MailHost.StartAsync();
        var session = await host.AdministratorAsync();
        var body = MrciText.Encode($"{Reset} ü😀");

        var frames = await SetAsync(session, $"-reset_template -client_file /tmp/a -len {body.Length}");
        frames.Heads().ShouldBe(["334:Text", "334:GenFile", "334:GenFile"]);
        (frames[1].Text, frames[2].Payload.Length).ShouldBe(("-to_host", 0));
        (await session.SendAsync(MailHost.SetEmailTemplate, FrameType.Text, 1, 0)).ShouldBeEmpty(); // C-GEN.1
        (await session.SendAsync(MailHost.SetEmailTemplate, FrameType.GenFile)).ShouldBeEmpty();
        await session.SendAsync(MailHost.SetEmailTemplate, FrameType.GenFile, body[..^3]);
        (await session.SendAsync(MailHost.SetEmailTemplate, FrameType.GenFile, [.. body[^3..], 7, 7])).Heads()[^1].ShouldBe("334:Idle");

        (await SettingsAsync(host)).TempPasswordEmailTemplate.ShouldBe($"{Reset} ü😀");
    }

    [Fact]
    public async Task Single_step_upload_is_asked_for_frame_by_frame_and_term_ends_it()
    {
        // P-3.22, P-3.26, C-GEN.13
        await using var host = await MailHost.StartAsync();
        var session = await host.AdministratorAsync();
        await SetAsync(session, "-reset_template -client_file a -len 10 -single_step");
        (await session.SendAsync(MailHost.SetEmailTemplate, FrameType.GenFile, 1, 0)).Heads().ShouldBe(["334:GenFile"]);

        await session.SendTargetAsync("term", MailHost.SetEmailTemplate);

        (await SetAsync(session, "")).Heads().ShouldBe(Ended);
    }

    [Fact]
    public async Task Idle_command_ignores_other_types_and_preview_needs_to_know_which()
    {
        // C-GEN.1, C-preview_email.1: M
        await using var host = await MailHost.StartAsync();
        var session = await host.AdministratorAsync();

        (await session.SendAsync(MailHost.SetEmailTemplate, "-reset_template -subject x")).Heads().ShouldBe(["334:Idle"]);
        (await session.SendAsync(MailHost.PreviewEmail, "")).Heads().ShouldBe(["313:Err", "313:Idle"]);
        (await session.SendAsync(MailHost.PreviewEmail, "-confirm_email -reset_email")).Heads().ShouldBe(["313:Text", "313:BigText", "313:Idle"]);
    }

    private static Task<IReadOnlyList<TestFrame>> SetAsync(TestSession session, string arguments) =>
        session.SendAsync(MailHost.SetEmailTemplate, FrameType.GenFile, MrciText.Encode(arguments));

    private static Task<HostSettings> SettingsAsync(MailHost host) => host.Host.Grains.GetGrain<ISettingsGrain>(0).GetAsync();
}
