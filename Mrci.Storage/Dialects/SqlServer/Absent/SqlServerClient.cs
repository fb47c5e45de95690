using System.Data.Common;

namespace Mrci.Storage.Dialects.SqlServer;

/// <summary>The client library of SQL Server in a build that could not restore it.</summary>
internal static class SqlServerClient
{
    public static DbProviderFactory? Factory => null;

    /// <summary>Number by which the server, or the client if 0 or less, knows the error.</summary>
    public static int ErrorNumber(DbException exception) => exception.ErrorCode;
}
