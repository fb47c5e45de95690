using System.Data.Common;
using Microsoft.Extensions.Logging;
using Mrci.Commands.Modules;
using Mrci.Domain.Commands;
using Mrci.Domain.Modules;
using Mrci.Grains.Events;
using Mrci.Modules.Files;
using Mrci.Modules.Packages;

namespace Mrci.Grains.Modules;

/// <summary>
/// One module on its way. All slow work runs outside the session's turns (D-605). Its end, by whatever way, comes once, and takes everything along that the
/// installation has made.
/// </summary>
internal sealed partial class ModuleInstallation : IModuleInstallation, IDisposable
{
    private readonly ModuleInstaller _installer;
    private readonly ModuleReservation _reservation;
    private readonly string _staging;
    private readonly FileStream _upload;
    private readonly CancellationTokenSource _givingUp = new();
    private readonly ReservationRenewal _renewal;
    private Task<ModuleOutcome>? _finishing;
    private Task? _ending;

    public ModuleInstallation(ModuleInstaller installer, ModuleReservation reservation, string staging)
    {
        (_installer, _reservation, _staging) = (installer, reservation, staging);
        _upload = new FileStream(UploadPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        _renewal = new ReservationRenewal(this, installer, reservation.Installation);
    }

    /// <inheritdoc />
    public int FirstCommandId => CommandNumbering.OffsetOf(_reservation.Slot);

    private string UploadPath => Path.Combine(_staging, "upload");

    private string FilesPath => Path.Combine(_staging, "files");

    /// <inheritdoc />
    public Task WriteAsync(ReadOnlyMemory<byte> data) => _upload.WriteAsync(data).AsTask();

    /// <inheritdoc />
    public Task<ModuleOutcome> FinishAsync(bool isLibrary, EventOrigin origin) => _finishing = Task.Run(() => InstallAsync(isLibrary, origin));

    /// <inheritdoc />
    public Task AbandonAsync()
    {
        if (_ending is not null || _finishing is { IsCompleted: true })
            return _ending ?? Task.CompletedTask;
        return _ending = Task.Run(GiveUpAsync);
    }

    // Not the source of the token: it has no timer, and whoever gives up may still be about to use it.
    /// <inheritdoc />
    public void Dispose()
    {
        _renewal.Dispose();
        _upload.Dispose();
    }

    private async Task GiveUpAsync()
    {
        await _givingUp.CancelAsync();
        if (_finishing is not { } finishing)
            await LeaveNothingAsync();
        else if ((await finishing).Event is not null)
            await CancelAsync(); // It was too late to stop it; now it is removed like any other.
    }

    private async Task<ModuleOutcome> InstallAsync(bool isLibrary, EventOrigin origin)
    {
        ModuleEnabling? enabling = null;
        var error = "the module could not be stored.";
        try
        {
            await _upload.DisposeAsync();
            if (await ModulePackage.UnpackAsync(UploadPath, isLibrary, FilesPath, _installer.Limits, _givingUp.Token) is { } problem)
            {
                error = problem.Text;
            }
            else
            {
                await StoreAsync();
                enabling = await _installer.Registry.EnableAsync(_reservation.Installation, origin);
                if (enabling.Status != ModuleStatus.Done)
                    error = "the installation has been called off.";
            }
        }
        catch (OperationCanceledException)
        {
            error = "the installation has been given up.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DbException || Failures.CallFailures.IsTransient(exception))
        {
            LogFailed(_installer.Logger, exception);
        }
        catch (Exception exception)
        {
            LogFailed(_installer.Logger, exception);
            error = "the installation has failed.";
        }

        if (enabling?.Event is not { } enabled)
        {
            await LeaveNothingAsync();
            return new ModuleOutcome(Event: null, error);
        }

        EndStaging();
        return new ModuleOutcome(enabled, Error: "");
    }

    private async Task StoreAsync()
    {
        var buffer = new byte[ModuleFilePart.MaximumLength];
        foreach (var path in Directory.EnumerateFiles(FilesPath, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(FilesPath, path).Replace(Path.DirectorySeparatorChar, '/');
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            for (var number = 0; number == 0 || file.Position < file.Length; number++)
            {
                var length = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, _givingUp.Token);
                await _installer.Files.AddAsync(_reservation.Installation, new ModuleFilePart(name, number, buffer[..length]), _givingUp.Token);
            }
        }
    }

    private async Task LeaveNothingAsync()
    {
        EndStaging();
        await CancelAsync();
    }

    private async Task CancelAsync()
    {
        try
        {
            await _installer.Registry.CancelAsync(_reservation.Installation);
        }
        catch (Exception exception)
        {
            // The reservation is not renewed any more: it lapses, and its files with it.
            LogNotCancelled(_installer.Logger, exception);
        }
    }

    private void EndStaging()
    {
        Dispose();
        try
        {
            ModuleRoot.Delete(_staging);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next start sweeps it.
            LogNotDeleted(_installer.Logger, exception, _staging);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A module could not be installed")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The registry could not be told that an installation is over; its reservation lapses")]
    private static partial void LogNotCancelled(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Directory} could not be deleted")]
    private static partial void LogNotDeleted(ILogger logger, Exception exception, string directory);
}
