using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mrci.Domain.Mails;

namespace Mrci.Hosting.Mails;

/// <summary>Adds the way out for mails.</summary>
public static class MailServiceCollectionExtensions
{
    /// <summary>Adds the <see cref="IMailTransport"/> that the options name.</summary>
    /// <param name="services">The services of the program; they have a <see cref="TimeProvider"/>.</param>
    /// <param name="options">Which transport.</param>
    /// <param name="program">Reads which program, for each mail; only called for <see cref="MailTransportKind.Program"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMrciMails(
        this IServiceCollection services, MailOptions options, Func<IServiceProvider, ValueTask<MailProgram>> program) =>
        services.AddSingleton<IMailTransport>(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            return options.Transport switch
            {
                MailTransportKind.Smtp => new SmtpMailTransport(options),
                MailTransportKind.File => new FileMailTransport(options.Directory, time),
                _ => new ProgramMailTransport(
                    () => program(provider), time, provider.GetRequiredService<ILogger<ProgramMailTransport>>()),
            };
        });
}
