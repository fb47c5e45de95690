using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Mrci.Storage.Dialects.SqlServer;

/// <summary>The client library of SQL Server in a build that has it.</summary>
internal static class SqlServerClient
{
    public static DbProviderFactory? Factory => SqlClientFactory.Instance;

    /// <summary>Number by which the server, or the client if 0 or less, knows the error.</summary>
    public static int ErrorNumber(DbException exception) => exception is SqlException { Number: var number } ? number : 0;
}
