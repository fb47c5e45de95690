using Mrci.Torture.Targets;

namespace Mrci.Torture.Faults;

/// <summary>The database ends without a checkpoint, as in a crash, and is started again later.</summary>
/// <param name="database">The database.</param>
/// <param name="time">For how long.</param>
internal sealed class StopDatabase(PostgresServer database, TimeSpan time) : Fault($"database {time.TotalSeconds:0} s")
{
    /// <inheritdoc />
    public override async Task<string> StrikeAsync(Random random, CancellationToken cancellation)
    {
        await database.StopAsync();
        await WaitAsync(time, cancellation);
        await database.StartAsync(CancellationToken.None);
        return "PostgreSQL";
    }
}
