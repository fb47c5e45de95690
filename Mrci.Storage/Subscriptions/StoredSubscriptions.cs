using Dapper;

namespace Mrci.Storage.Subscriptions;

/// <summary>
/// The streams whose subscriptions Orleans has stored (<c>PubSubStore</c>). Orleans itself cannot list them; their rows can be read without looking
/// into what it has written, because the key of the row names the stream.
/// </summary>
/// <param name="store">The open store.</param>
public sealed class StoredSubscriptions(Store store)
{
    // The name under which Orleans' storage provider keeps the state of the grain that has the subscriptions of one stream.
    private const string StateName = "PubSubRendezvousGrain";

    private const string Query =
        "SELECT GrainIdExtensionString FROM OrleansStorage WHERE GrainTypeString = @StateName AND PayloadBinary IS NOT NULL";

    /// <summary>Reads the list.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Keys of the form <c>provider/namespace/key</c>, in no order.</returns>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(Query, new { StateName }, cancellationToken: cancellationToken))];
    }
}
