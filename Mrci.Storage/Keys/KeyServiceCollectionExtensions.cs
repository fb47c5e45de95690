using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Mrci.Storage.Keys;

/// <summary>Registers Data Protection with its keys in the store.</summary>
public static class KeyServiceCollectionExtensions
{
    // Part of what is protected: another name cannot read it.
    private const string ApplicationName = "mrci";

    /// <summary>
    /// Registers Data Protection. Its keys are in the store (<see cref="StorageServiceCollectionExtensions.AddMrciStorage"/>, which is called before);
    /// those of an older host are taken over from the data directory at the start, which fails when the keys in the store cannot be read.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="options">Whether the keys are encrypted.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A certificate cannot be used; the message says why.</exception>
    public static IServiceCollection AddMrciKeys(this IServiceCollection services, KeyProtectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var protection = services.AddDataProtection().SetApplicationName(ApplicationName);
        if (options.Certificate.Length + options.Key.Length > 0)
            protection.ProtectKeysWithCertificate(KeyCertificates.Load(KeyProtectionOptions.Section, options));
        var former = options.Former
            .Select(static (files, index) => KeyCertificates.Load($"{KeyProtectionOptions.Section}:{nameof(options.Former)}:{index}", files))
            .ToArray();
        if (former.Length > 0)
            protection.UnprotectKeysWithAnyCertificate(former);

        services.AddSingleton<StoredKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<StoredKeys>(static (management, keys) => management.XmlRepository = keys);
        services.AddHostedService<KeyStartup>();
        return services;
    }
}
