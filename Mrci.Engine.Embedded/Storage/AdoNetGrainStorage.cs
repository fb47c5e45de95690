using System.Data;
using System.Data.Common;
using System.Globalization;
using Mrci.Engine.Embedded.State;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Engine.Embedded.Storage;

// States in table OrleansStorage, in the rows and with the versions that Orleans' ADO.NET provider would use.
internal sealed class AdoNetGrainStorage : IGrainStorage, IDisposable
{
    private readonly string _name;
    private readonly string _serviceId;
    private readonly DbDataSource _dataSource;
    private readonly IGrainStorageSerializer _serializer;
    private readonly AdoNetWriter _writer;
    private Task<AdoNetQueries>? _queries;

    public AdoNetGrainStorage(string name, AdoNetStorageOptions options, DbDataSource dataSource, IGrainStorageSerializer serializer)
    {
        _name = name;
        _serviceId = options.ServiceId;
        _dataSource = dataSource;
        _serializer = serializer;
        _writer = new AdoNetWriter(dataSource, options.MaxWritesPerTransaction);
    }

    public static AdoNetGrainStorage Create(IServiceProvider services, string name, AdoNetStorageOptions options)
    {
        var dataSource = options.DataSource ?? throw new OrleansConfigurationException($"Storage {name} has no data source.");
        return new AdoNetGrainStorage(name, options, dataSource(services), StorageSerializers.For(services, name));
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var statement = Statement((await QueriesAsync()).Read, stateName, grainId);
        byte[]? payload = null;
        int? version = null;
        await using (var connection = await _dataSource.OpenConnectionAsync(cancellationToken))
        {
            await using var command = connection.CreateCommand();
            statement.Fill(command);
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.Default, cancellationToken);
            if (await reader.ReadAsync(cancellationToken))
            {
                payload = Value(reader, "PayloadBinary") as byte[];
                version = Value(reader, "Version") is { } stored ? Convert.ToInt32(stored, CultureInfo.InvariantCulture) : null;
            }
        }

        var state = payload is null ? default : _serializer.Deserialize<T>(new BinaryData(payload));
        grainState.State = state ?? StateActivator<T>.Create();
        grainState.ETag = version?.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = payload is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Before the first await, for what is written is the state at the time of the call.
        var payload = _serializer.Serialize(grainState.State).ToArray();
        var statement = Statement((await QueriesAsync()).Write, stateName, grainId) with
        {
            HasVersion = true,
            Version = VersionOf(grainState.ETag),
            Payload = payload,
        };
        grainState.ETag = await CommitAsync("WriteState", statement, grainId, grainState.ETag);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!grainState.RecordExists && string.IsNullOrWhiteSpace(grainState.ETag))
        {
            await ReadStateAsync(stateName, grainId, grainState);
            if (!grainState.RecordExists)
                return;
        }

        var statement = Statement((await QueriesAsync()).Clear, stateName, grainId) with
        {
            HasVersion = true,
            Version = VersionOf(grainState.ETag),
        };
        grainState.ETag = await CommitAsync("ClearState", statement, grainId, grainState.ETag);
        grainState.RecordExists = false;
        grainState.State = StateActivator<T>.Create();
    }

    public void Dispose() => _writer.Dispose();

    private static object? Value(DbDataReader reader, string column)
    {
        var value = reader.GetValue(reader.GetOrdinal(column));
        return value is DBNull ? null : value;
    }

    private static int? VersionOf(string? etag) => string.IsNullOrWhiteSpace(etag) ? null : int.Parse(etag, CultureInfo.InvariantCulture);

    private AdoNetStatement Statement(string text, string stateName, GrainId grainId) => new(text, GrainStateKey.Of(grainId), stateName, _serviceId);

    // Read once; asked again as long as it fails, since the tables may be made while the host starts.
    private Task<AdoNetQueries> QueriesAsync()
    {
        if (_queries is not { } queries || queries.IsFaulted || queries.IsCanceled)
            _queries = queries = AdoNetQueries.LoadAsync(_dataSource);
        return queries;
    }

    private async Task<string> CommitAsync(string operation, AdoNetStatement statement, GrainId grainId, string? etag)
    {
        var version = (await _writer.WriteAsync(statement))?.ToString(CultureInfo.InvariantCulture);
        return version is not null && !version.Equals(etag, StringComparison.Ordinal)
            ? version
            : throw new InconsistentStateException(
                $"Version conflict ({operation}): ServiceId={_serviceId} ProviderName={_name} GrainType={statement.StateName} GrainId={grainId} ETag={etag}.", null, etag);
    }
}
