using Microsoft.Extensions.Options;
using Mrci.Domain.Accounts;
using Mrci.Grains.Passwords;
using Mrci.Grains.Settings;
using Mrci.Silo.Configuration;
using Orleans;

namespace Mrci.Silo.Hosting;

/// <summary>Makes the initial data before the host listens (D-404), and prints root's random password, once (C-CLI.10).</summary>
internal sealed class InitialData(IGrainFactory grains, IOptions<MrciOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        CreateFileRoot();
        var configured = options.Value.RootPassword;
        var settings = grains.GetGrain<ISettingsGrain>(0);
        if (await settings.IsInitializedAsync())
            return;

        var password = configured.Length > 0 ? configured : PasswordGenerator.Create();
        var record = await grains.GetGrain<IPasswordWorkerGrain>(0).HashAsync(password);
        // Printed before it counts: a crash in between leaves a password too many on paper, never an account without one.
        if (configured.Length == 0)
            await Console.Out.WriteLineAsync($"mrci root password: {password}   (shown only now; the first login asks for a new one)");
        await settings.InitializeAsync(InitialSettings.Read(options.Value.InitialSettings), record);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // D-405: one that an operator names exists already, or is his to make.
    private void CreateFileRoot()
    {
        if (options.Value.FsRoot.Length == 0)
            Directory.CreateDirectory(Path.Combine(options.Value.Data, "files"));
    }
}
