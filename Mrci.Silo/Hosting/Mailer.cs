using Microsoft.Extensions.Options;
using Mrci.Commands;
using Mrci.Domain.Settings;
using Mrci.Grains.Settings;
using Mrci.Hosting.Mails;
using Mrci.Silo.Configuration;
using Orleans;

namespace Mrci.Silo.Hosting;

/// <summary>Which mailer the host has: what clients may set counts only where the configuration file allows that (C-CFG.18).</summary>
internal static class Mailer
{
    public static MailOptions OptionsOf(IConfiguration section, MrciOptions options)
    {
        var mail = section.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        if (mail.Directory.Length == 0)
            mail.Directory = Path.Combine(options.Data, "mails");
        return mail;
    }

    public static async ValueTask<MailProgram> ReadProgramAsync(IServiceProvider services, IConfiguration section)
    {
        if (!services.GetRequiredService<IOptions<CommandOptions>>().Value.AllowRemoteExecSettings)
        {
            return new MailProgram(
                section[nameof(HostSettings.MailerExecutable)] ?? HostSettings.Default.MailerExecutable,
                section[nameof(HostSettings.MailerSendCommand)] ?? HostSettings.Default.MailerSendCommand);
        }

        var settings = await services.GetRequiredService<IGrainFactory>().GetGrain<ISettingsGrain>(0).GetAsync();
        return new MailProgram(settings.MailerExecutable, settings.MailerSendCommand);
    }
}
