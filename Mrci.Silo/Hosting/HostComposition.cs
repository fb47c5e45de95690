using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Mrci.Commands;
using Mrci.Domain.Accounts;
using Mrci.Grains.Sessions;
using Mrci.Silo.Configuration;
using Mrci.Silo.Hosting.Engine;
using Mrci.Storage;
using Mrci.TcpFront;

namespace Mrci.Silo.Hosting;

/// <summary>Puts the parts of the host together: store, engine, initial data, front end, health. They start in this order and stop in reverse.</summary>
internal static class HostComposition
{
    public static WebApplication Build(IReadOnlyDictionary<string, string?> commandLine)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        HostConfiguration.Load(builder.Configuration, commandLine);
        var section = builder.Configuration.GetSection(MrciOptions.Section);
        var options = section.Get<MrciOptions>() ?? new MrciOptions();
        MrciOptionsValidator.ThrowIfInvalid(options);

        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(static console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff ";
            console.UseUtcTimestamp = true;
        });
        // Standard output is for what scripts read: the ready line and the first password.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            static console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(Options.Create(options));
        builder.Services.Configure<CommandOptions>(section);
        builder.Services.AddSingleton(new PasswordHasher(options.PasswordIterations));
        builder.Services.AddDataProtection()
            .SetApplicationName("mrci")
            // Made when the first key is: by then the store has checked the data directory.
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.Data, "keys")));
        builder.Services.AddMrciStorage(store =>
        {
            section.GetSection("Storage").Bind(store);
            store.DataDirectory = options.Data;
            store.Migrate = options.Migrate;
            store.Logs.Retention = TimeSpan.FromDays(options.LogRetentionDays);
        });
        builder.Services.AddMrciSessions();
        builder.AddEngine();
        builder.Services.AddHostedService<InitialData>();
        builder.Services.AddMrciTcpFront(front => section.GetSection("Front").Bind(front));

        var endpoints = new MrciEndpoints();
        builder.Services.AddSingleton(endpoints);
        builder.Services.AddHostedService<ReadyAnnouncement>();
        builder.Services.AddHealthChecks();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options, endpoints));

        var host = builder.Build();
        HealthEndpoints.Map(host);
        return host;
    }

    private static void Listen(KestrelServerOptions kestrel, MrciOptions options, MrciEndpoints endpoints)
    {
        foreach (var listen in options.Listen.DefaultIfEmpty(MrciOptions.DefaultListen))
        {
            if (EndpointText.TryParse(listen, out var endpoint))
                kestrel.ListenMrci(endpoint, endpoints.Bound.Add);
        }

        if (EndpointText.TryParse(options.Http, out var http))
            kestrel.Listen(http);
    }
}
