namespace Mrci.Silo.Tests.Hosts;

/// <summary>A host with settings of its own for the tests of one class, which run one after the other.</summary>
public abstract class OwnHostFixture(params string[] arguments) : IAsyncLifetime
{
    internal OwnHost Host { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Host = await OwnHost.StartAsync(arguments);

    public async ValueTask DisposeAsync()
    {
        await DisposeOwnAsync();
        if (Host is not null)
            await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what a derived fixture has started.</summary>
    protected virtual ValueTask DisposeOwnAsync() => ValueTask.CompletedTask;
}
