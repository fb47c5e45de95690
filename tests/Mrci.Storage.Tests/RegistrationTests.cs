using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mrci.Domain.Logs;

namespace Mrci.Storage.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Store_is_open_before_any_hosted_service_starts()
    {
        using var directory = new TemporaryDirectory();
        var builder = Builder();
        builder.Services.AddHostedService<Probe>(); // registered first on purpose
        builder.Services.AddMrciStorage(options => options.DataDirectory = directory.Path);

        using (var host = builder.Build())
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            host.Services.GetServices<IHostedService>().OfType<Probe>().ShouldHaveSingleItem().VersionAtStart.ShouldBe(6);
            host.Services.GetRequiredService<DbDataSource>().ShouldBeSameAs(host.Services.GetRequiredService<Store>().DataSource);
            await host.StopAsync(TestContext.Current.CancellationToken);
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }

    [Fact] // D-801
    public async Task Disposing_the_host_writes_the_logs_and_frees_the_directory()
    {
        using var directory = new TemporaryDirectory();
        var builder = Builder();
        builder.Services.AddMrciStorage(options => options.DataDirectory = directory.Path);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<ILogStore>().Append(new DebugLogEntry(DateTimeOffset.UnixEpoch.AddYears(200), "x"));
        await host.StopAsync(TestContext.Current.CancellationToken);
        await ((IAsyncDisposable)host).DisposeAsync();

        await using var store = await StoreFactory.OpenAsync(directory);
        (await store.DataSource.ScalarAsync<long>("SELECT count(*) FROM debug_log")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_of_the_host_fails_with_the_reason()
    {
        using var directory = new TemporaryDirectory();
        await using var first = await StoreFactory.OpenAsync(directory);
        var builder = Builder();
        builder.Services.AddMrciStorage(options => options.DataDirectory = directory.Path);
        var host = builder.Build();

        var refused = await Should.ThrowAsync<StoreException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        refused.Failure.ShouldBe(StoreFailure.InUse);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private static HostApplicationBuilder Builder() => Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());

    private sealed class Probe(Store store) : IHostedService
    {
        public int VersionAtStart { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            VersionAtStart = store.SchemaVersion;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
