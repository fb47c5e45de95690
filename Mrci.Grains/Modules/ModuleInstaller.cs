using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mrci.Commands;
using Mrci.Commands.Modules;
using Mrci.Domain.Modules;
using Mrci.Modules.Files;
using Mrci.Modules.Packages;
using Orleans;

namespace Mrci.Grains.Modules;

/// <summary>Installs modules from uploads that reach this process (C-add_mod.2 to C-add_mod.4).</summary>
/// <param name="root">Where uploads are kept until they are installed.</param>
/// <param name="files">Where the files go.</param>
/// <param name="grains">Reaches the registry.</param>
/// <param name="options">What is too much.</param>
/// <param name="time">Runs the signs of life.</param>
/// <param name="logger">Told of what goes wrong.</param>
public sealed class ModuleInstaller(
    ModuleRoot root, IModuleFileStore files, IGrainFactory grains, IOptions<CommandOptions> options, TimeProvider time, ILogger<ModuleInstaller> logger)
    : IModuleInstaller
{
    /// <summary>What an archive may unpack to.</summary>
    internal PackageLimits Limits { get; } = new(options.Value.MaxModuleEntries, options.Value.MaxModuleUnpackedBytes);

    internal IModuleFileStore Files => files;

    internal IModuleRegistryGrain Registry => grains.GetGrain<IModuleRegistryGrain>(0);

    internal TimeProvider Time => time;

    internal ILogger Logger => logger;

    /// <inheritdoc />
    public async Task<ModuleOpening> OpenAsync(string name)
    {
        var staging = root.CreateStaging();
        try
        {
            var reservation = await Registry.ReserveAsync(Guid.NewGuid(), name);
            if (reservation.Status == ModuleStatus.Done)
                return new ModuleOpening(ModuleStatus.Done, new ModuleInstallation(this, reservation, staging));
            ModuleRoot.Delete(staging);
            return new ModuleOpening(reservation.Status, Installation: null);
        }
        catch
        {
            // A reservation that has been made all the same lapses.
            ModuleRoot.Delete(staging);
            throw;
        }
    }
}
