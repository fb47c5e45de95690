using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mrci.Storage.Keys;

/// <summary>
/// Takes the keys in files over into the store, and refuses a start that could not read the keys there: the host would make new certificates, which
/// clients that pinned the old ones refuse. Comes after the opening of the store, before anything that protects.
/// </summary>
internal sealed partial class KeyStartup(StoredKeys keys, IKeyManager manager, IOptions<StoreOptions> options, ILogger<KeyStartup> logger)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.DataDirectory.Length > 0)
        {
            foreach (var (name, element) in KeyFiles.Read(options.Value.DataDirectory))
            {
                if (keys.Add(element, name))
                    LogTakenOver(name);
            }
        }

        foreach (var key in manager.GetAllKeys())
            ThrowIfUnreadable(key);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void ThrowIfUnreadable(IKey key)
    {
        try
        {
            key.CreateEncryptor();
        }
        catch (CryptographicException failure)
        {
            throw new StoreException(
                $"The protection key {key.KeyId} in the store cannot be read. It was encrypted for another certificate than this process has: give that"
                + $" one as Mrci:{KeyProtectionOptions.Section}:Certificate and Key, or as one of {nameof(KeyProtectionOptions.Former)}.",
                failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The protection key {Name} has been taken over from its file into the store")]
    private partial void LogTakenOver(string name);
}
