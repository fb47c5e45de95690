using System.Data.Common;
using System.Threading.Channels;

namespace Mrci.Engine.Embedded.Storage;

// One writer for all grains. What came in while one transaction was being committed goes into the next together, so one wait
// for the disk serves many grains, and grains never fight for the write lock of SQLite.
internal sealed class AdoNetWriter : IDisposable
{
    private readonly Channel<AdoNetWrite> _waiting = Channel.CreateUnbounded<AdoNetWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly DbDataSource _dataSource;
    private readonly int _maxBatch;

    public AdoNetWriter(DbDataSource dataSource, int maxBatch)
    {
        _dataSource = dataSource;
        _maxBatch = Math.Max(1, maxBatch);
        _ = Task.Run(RunAsync);
    }

    public Task<int?> WriteAsync(AdoNetStatement statement)
    {
        var write = new AdoNetWrite(statement);
        return _waiting.Writer.TryWrite(write)
            ? write.Committed
            : Task.FromException<int?>(new ObjectDisposedException(nameof(AdoNetWriter)));
    }

    public void Dispose() => _waiting.Writer.TryComplete();

    private static async Task<int?> ExecuteAsync(DbCommand command)
    {
        int? version = null;
        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
                version = await reader.IsDBNullAsync(0) ? null : Convert.ToInt32(reader.GetValue(0));
        }
        while (await reader.NextResultAsync());
        return version;
    }

    private async Task RunAsync()
    {
        List<AdoNetWrite> batch = [];
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < _maxBatch && _waiting.Reader.TryRead(out var write))
                batch.Add(write);
            await CommitAsync(batch);
            batch.Clear();
        }
    }

    private async Task CommitAsync(List<AdoNetWrite> batch)
    {
        try
        {
            await using var connection = await _dataSource.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);
            foreach (var write in batch)
            {
                if (!commands.TryGetValue(write.Statement.Text, out var command))
                {
                    commands.Add(write.Statement.Text, command = connection.CreateCommand());
                    command.Transaction = transaction;
                }

                write.Statement.Fill(command);
                write.Outcome = await ExecuteAsync(command);
            }

            await transaction.CommitAsync();
            foreach (var command in commands.Values)
                await command.DisposeAsync();
        }
        catch (Exception exception)
        {
            await RetryAloneAsync(batch, exception);
            return;
        }

        foreach (var write in batch)
            write.Succeed();
    }

    // One bad statement must not fail its neighbours.
    private async Task RetryAloneAsync(List<AdoNetWrite> batch, Exception exception)
    {
        if (batch.Count == 1)
        {
            batch[0].Fail(exception);
            return;
        }

        foreach (var write in batch)
            await CommitAsync([write]);
    }
}
