using Microsoft.Extensions.Logging;
using Mrci.Domain.Commands;
using Mrci.Domain.Modules;
using Mrci.Domain.Names;
using Mrci.Grains.Events;
using Mrci.Grains.State;
using Mrci.Grains.Streams;
using Orleans.Runtime;

namespace Mrci.Grains.Modules;

/// <summary>The modules of the host (D-610, D-715).</summary>
public sealed partial class ModuleRegistryGrain : StatefulGrain<ModuleRegistryState>, IModuleRegistryGrain
{
    /// <summary>How long a reservation holds without a sign of life of the process that made it.</summary>
    public static readonly TimeSpan ReservationLifetime = TimeSpan.FromSeconds(60);

    /// <summary>How long sessions have to let go of a module (P-11.25).</summary>
    public static readonly TimeSpan RemovalDelay = TimeSpan.FromSeconds(5);

    private readonly IModuleFileStore _files;
    private readonly TimeProvider _time;
    private readonly ILogger<ModuleRegistryGrain> _logger;
    private readonly Outbox _outbox;

    /// <summary>Creates the grain.</summary>
    /// <param name="storage">The state.</param>
    /// <param name="files">The files of the modules.</param>
    /// <param name="time">Tells when a reservation has lapsed and a removal is due.</param>
    /// <param name="logger">Told of what goes wrong, and why modules are locked.</param>
    public ModuleRegistryGrain(
        [PersistentState("modules", GrainStores.Default)] IPersistentState<ModuleRegistryState> storage,
        IModuleFileStore files,
        TimeProvider time,
        ILogger<ModuleRegistryGrain> logger)
        : base(storage)
    {
        (_files, _time, _logger) = (files, time, logger);
        _outbox = new Outbox(this, time, logger);
    }

    /// <inheritdoc />
    public Task<ModuleInfo[]> GetAsync() => Task.FromResult(Committed.Modules.Select(static module => module.ToInfo()).ToArray());

    /// <inheritdoc />
    public async Task<ModuleReservation> ReserveAsync(Guid operation, string name)
    {
        var installation = operation.ToString("N");
        if (Find(installation) is { } reserved)
            return new ModuleReservation(ModuleStatus.Done, installation, reserved.Slot);
        if (!CommandNumbering.TryFindFreeSlot(Committed.Modules.Select(static module => module.Slot), out var slot))
            return new ModuleReservation(ModuleStatus.Full, "", 0);
        if (FindByName(name) is not null)
            return new ModuleReservation(ModuleStatus.NameTaken, "", 0);

        await CommitAsync(Committed with
        {
            Modules = Committed.Modules.Add(new ModuleRecord
            {
                Name = name,
                Installation = installation,
                Slot = slot,
                Stage = ModuleStage.Reserved,
                DueUtc = _time.GetUtcNow() + ReservationLifetime,
            }),
        });
        SettleSoon();
        return new ModuleReservation(ModuleStatus.Done, installation, slot);
    }

    /// <inheritdoc />
    public async Task<bool> RenewAsync(string installation)
    {
        if (Find(installation) is not { Stage: ModuleStage.Reserved } reserved)
            return false;
        await ReplaceAsync(reserved, reserved with { DueUtc = _time.GetUtcNow() + ReservationLifetime });
        return true;
    }

    /// <inheritdoc />
    public async Task<ModuleEnabling> EnableAsync(string installation, EventOrigin origin)
    {
        switch (Find(installation))
        {
            case { Stage: ModuleStage.Installed } module:
                return new ModuleEnabling(ModuleStatus.Done, new ModuleEnabled(origin, module.EnabledVersion, module.Name));
            case { Stage: ModuleStage.Reserved } module:
                var version = Committed.Version + 1;
                var enabled = new ModuleEnabled(origin, version, module.Name);
                await CommitAsync(Committed with
                {
                    Version = version,
                    Modules = Committed.Modules.Replace(module, module with { Stage = ModuleStage.Installed, EnabledVersion = version }),
                });
                await _outbox.PostAsync(() => this.PublishAsync(StreamKey.Host, enabled));
                return new ModuleEnabling(ModuleStatus.Done, enabled);
            default:
                return new ModuleEnabling(ModuleStatus.NotFound, Event: null);
        }
    }

    /// <inheritdoc />
    public async Task CancelAsync(string installation)
    {
        switch (Find(installation))
        {
            case { Stage: ModuleStage.Reserved } module:
                await DeleteAsync(module);
                break;
            case { Stage: ModuleStage.Installed } module:
                await StartRemovalAsync(module, operation: null, EventOrigin.None);
                break;
            case null:
                // It has lapsed, and the process that made it may have stored files since then.
                await _files.DeleteAsync(installation, CancellationToken.None);
                break;
            default:
                // On its way out already.
                break;
        }
    }

    /// <inheritdoc />
    public async Task<ModuleRemoval> RemoveAsync(Guid operation, string name, EventOrigin origin)
    {
        if (Committed.Operations.Find(operation) is { } done)
            return done.Result;
        return FindByName(name) is { } module
            ? await StartRemovalAsync(module, operation, origin)
            : new ModuleRemoval(ModuleStatus.NotFound, Event: null);
    }

    /// <inheritdoc />
    public async Task LockAsync(string installation, string reason)
    {
        if (Find(installation) is not { Stage: ModuleStage.Installed, LockReason: "" } module)
            return;
        await ReplaceAsync(module, module with { LockReason = reason });
        LogLocked(module.Name, reason);
    }

    private async Task<ModuleRemoval> StartRemovalAsync(ModuleRecord module, Guid? operation, EventOrigin origin)
    {
        var version = Committed.Version + 1;
        var disabled = new ModuleDisabled(origin, version, module.Name);
        var result = new ModuleRemoval(ModuleStatus.Done, disabled);
        var removing = module with { Stage = ModuleStage.Removing, DueUtc = _time.GetUtcNow() + RemovalDelay };
        await CommitAsync(Committed with
        {
            Version = version,
            Modules = Committed.Modules.Replace(module, removing),
            Operations = operation is { } id ? Committed.Operations.Remember(new ModuleOperation(id, result)) : Committed.Operations,
        });
        SettleSoon();
        await _outbox.PostAsync(() => this.PublishAsync(StreamKey.Host, disabled));
        return result;
    }

    // The reverse of the installation (D-715): as long as there are files there is a record, so that they are not forgotten.
    private async Task DeleteAsync(ModuleRecord module)
    {
        await _files.DeleteAsync(module.Installation, CancellationToken.None);
        await CommitAsync(Committed with { Modules = Committed.Modules.Remove(module) });
    }

    private Task ReplaceAsync(ModuleRecord module, ModuleRecord changed) =>
        CommitAsync(Committed with { Modules = Committed.Modules.Replace(module, changed) });

    private ModuleRecord? Find(string installation) =>
        Committed.Modules.FirstOrDefault(module => module.Installation.Equals(installation, StringComparison.Ordinal));

    private ModuleRecord? FindByName(string name) => Committed.Modules.FirstOrDefault(module => CanonicalName.AreSame(module.Name, name));

    // P-11.30: administrators read it in the debug log.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The module {Name} is locked until it is installed again: {Reason}")]
    private partial void LogLocked(string name, string reason);
}
