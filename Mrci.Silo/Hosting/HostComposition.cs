using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using Mrci.Commands;
using Mrci.Commands.Host;
using Mrci.Domain.Accounts;
using Mrci.Grains.Modules;
using Mrci.Grains.Sessions;
using Mrci.Hosting;
using Mrci.Hosting.Control;
using Mrci.Hosting.Endpoints;
using Mrci.Hosting.Health;
using Mrci.Hosting.Logs;
using Mrci.Hosting.Mails;
using Mrci.Modules;
using Mrci.Silo.Configuration;
using Mrci.Silo.Control;
using Mrci.Silo.Hosting.Engine;
using Mrci.Storage;
using Mrci.Storage.Keys;
using Mrci.TcpFront;

namespace Mrci.Silo.Hosting;

/// <summary>Puts the parts of the host together: store, engine, initial data, front end, health. They start in this order and stop in reverse.</summary>
internal static class HostComposition
{
    // What the number of entries in an archive can say (decision 0023).
    private const int MostEntries = 65_534;

    /// <summary>Makes a host that has not been started.</summary>
    /// <param name="commandLine">What the command line says.</param>
    /// <param name="serves">False for a host without clients, that an operator's request needs for a moment.</param>
    public static WebApplication Build(IReadOnlyDictionary<string, string?> commandLine, bool serves = true)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var options = SiloConfiguration.Load(builder.Configuration, commandLine);
        var section = builder.Configuration.GetSection(MrciOptions.Section);

        var modules = Path.GetFullPath(options.ModulePath.Length > 0 ? options.ModulePath : Path.Combine(options.Data, "modules"));
        builder.Logging.AddMrciConsole();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(Options.Create(options));
        builder.Services.AddOptions<CommandOptions>().Bind(section)
            .Validate(
                static commands => commands is { MaxModuleBytes: >= 1, MaxModuleUnpackedBytes: >= 1, MaxModuleEntries: >= 1 and <= MostEntries },
                $"MaxModuleBytes and MaxModuleUnpackedBytes are 1 or more, MaxModuleEntries is 1 to {MostEntries}.")
            .ValidateOnStart();
        builder.Services.AddSingleton(new PasswordHasher(options.PasswordIterations));
        builder.Services.AddMrciStorage(store =>
        {
            section.GetSection("Storage").Bind(store);
            store.DataDirectory = options.Data;
            store.Migrate = options.Migrate;
            store.Logs.Retention = TimeSpan.FromDays(options.LogRetentionDays);
        });
        builder.Services.AddHostedService<DebugLogging>();
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<ConfiguredEndpoints>(services, commandLine, options));
        builder.Services.AddSingleton(services => new HostFacts
        {
            Listening = () => [.. services.GetRequiredService<MrciEndpoints>().Bound.Select(static endpoint => endpoint.IPEndPoint).OfType<IPEndPoint>()],
            Configured = services.GetRequiredService<ConfiguredEndpoints>().Read,
            Store = services.GetRequiredService<Store>().Location,
            Files = Path.GetFullPath(options.FsRoot.Length > 0 ? options.FsRoot : Path.Combine(options.Data, "files")),
            Modules = modules,
        });
        builder.Services.AddMrciKeys(section.GetSection(KeyProtectionOptions.Section).Get<KeyProtectionOptions>() ?? new KeyProtectionOptions());
        builder.Services.AddMrciMails(Mailer.OptionsOf(section, options), services => Mailer.ReadProgramAsync(services, section));
        builder.Services.Configure<ModuleHostOptions>(hosts =>
        {
            hosts.DataDirectory = Path.Combine(options.Data, "module-data");
            builder.Configuration.GetSection(ModuleHostOptions.Section).Bind(hosts);
        });
        builder.Services.AddMrciSessions();
        builder.Services.AddMrciModules(modules);
        builder.AddEngine();
        builder.Services.AddHostedService<InitialData>();
        builder.Services.AddMrciHostStop();
        builder.Services.AddSingleton<OperatorRequests>();
        var endpoints = new MrciEndpoints();
        builder.Services.AddSingleton(endpoints);
        if (!serves)
        {
            builder.Services.AddSingleton<IServer, NoServer>();
            return builder.Build();
        }

        builder.Services.AddHostedService<ModuleUpkeep>();
        builder.Services.AddHostedService<ControlServer>();
        builder.Services.AddMrciTcpFront(front => section.GetSection("Front").Bind(front));
        builder.Services.AddHostedService<ReadyAnnouncement>();
        builder.Services.AddMrciHealth();
        builder.WebHost.ConfigureKestrel(kestrel => endpoints.Listen(kestrel, options.Listen, options.Http));

        var host = builder.Build();
        host.MapMrciHealth(options.Http);
        return host;
    }
}
