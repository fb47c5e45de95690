using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mrci.Storage.Keys;

namespace Mrci.Storage.Tests.Keys;

/// <summary>What a host has of protection: the store and its keys.</summary>
internal sealed class KeyHost : IAsyncDisposable
{
    private readonly IHost _host;

    private KeyHost(IHost host) => _host = host;

    public StoredKeys Keys => _host.Services.GetRequiredService<StoredKeys>();

    public Store Store => _host.Services.GetRequiredService<Store>();

    public IDataProtector Protector => _host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    public static async Task<KeyHost> StartAsync(StoreOptions store, KeyProtectionOptions? protection = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMrciStorage(options =>
        {
            options.Provider = store.Provider;
            options.DataDirectory = store.DataDirectory;
            options.ConnectionString = store.ConnectionString;
        });
        builder.Services.AddMrciKeys(protection ?? new KeyProtectionOptions());
        var host = new KeyHost(builder.Build());
        try
        {
            await host._host.StartAsync(TestContext.Current.CancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => ((IAsyncDisposable)_host).DisposeAsync();
}
