using System.Data.Common;
using Mrci.Storage.Dialects;
using Mrci.Storage.Dialects.SqlServer;
using Mrci.Storage.Logs;

namespace Mrci.Storage.Tests;

public sealed class SqlServerDialectTests
{
    private const string ConnectionString = "Data Source=db.example;Initial Catalog=mrci;User ID=mrci;Password=secret";

    [Fact]
    public void Build_without_the_client_says_so()
    {
        var refused = Should.Throw<StoreException>(() => SqlServerDialect.Create(Options(), client: null, invariant: true));

        refused.Failure.ShouldBe(StoreFailure.InvalidOptions);
        refused.Message.ShouldContain("not in this build");
        refused.Message.ShouldContain("Microsoft.Data.SqlClient");
    }

    [Fact] // the client library throws at the first connection
    public void Process_without_cultures_says_so()
    {
        var refused = Should.Throw<StoreException>(() => SqlServerDialect.Create(Options(), new PlainFactory(), invariant: true));

        refused.Failure.ShouldBe(StoreFailure.InvalidOptions);
        refused.Message.ShouldContain("InvariantGlobalization=false");
    }

    [Fact]
    public void Provider_is_known_by_name_in_every_build()
    {
        var refused = Should.Throw<StoreException>(() => StoreDialects.Create(Options()));

        // Tests run invariant, as the host does.
        refused.Message.ShouldContain(SqlServerClient.Factory is null ? "not in this build" : "InvariantGlobalization=false");
    }

    [Fact]
    public void Location_has_no_password()
    {
        var dialect = new SqlServerDialect(Options(), new PlainFactory());

        dialect.Location.ShouldBe("db.example/mrci");
        dialect.ConnectionString.ShouldContain("secret");
        dialect.ConnectAs("mrci 10.0.0.1:1@7").ShouldContain("Application Name=\"mrci 10.0.0.1:1@7\"", Case.Insensitive);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Data Source=db.example")]
    [InlineData("Initial Catalog=mrci")]
    [InlineData("nonsense")]
    public void Connection_string_without_server_or_database_is_refused(string? connectionString) =>
        Should.Throw<StoreException>(() => new SqlServerDialect(Options(connectionString), new PlainFactory()))
            .Failure.ShouldBe(StoreFailure.InvalidOptions);

    [Fact]
    public void Statements_of_the_dialect_are_accepted_by_the_parser()
    {
        IStoreDialect dialect = new SqlServerDialect(Options(), new PlainFactory());

        SqlServerScripts.Statements(dialect.CreateSchemaTable).ShouldHaveSingleItem();
        SqlServerScripts.Parameters(dialect.CountTables).ShouldBe(["Name"]);
        foreach (var select in new[] { AuthLogRow.Select, ActivityLogRow.Select, DebugLogRow.Select })
            SqlServerScripts.Parameters(dialect.Page(select)).ShouldBe(["Offset", "Limit"], ignoreOrder: true);
        foreach (var insert in new[] { AuthLogRow.Insert, ActivityLogRow.Insert, DebugLogRow.Insert })
            SqlServerScripts.Statements(insert).ShouldHaveSingleItem();
        SqlServerScripts.Parameters(dialect.Trim(DebugLogRow.Table)).ShouldBe(["OlderThan", "Limit"], ignoreOrder: true);
        SqlServerScripts.Parameters(dialect.AppendKey).ShouldBe(["Position", "Name", "Element"], ignoreOrder: true);
        SqlServerScripts.Parameters(SqlServerDialect.TakeSchemaLock).ShouldBe(["Milliseconds"]);
    }

    [Theory]
    [InlineData(-2, StoreFailure.Unreachable)]
    [InlineData(10061, StoreFailure.Unreachable)]
    [InlineData(18456, StoreFailure.AccessDenied)]
    [InlineData(4060, StoreFailure.AccessDenied)]
    [InlineData(9002, StoreFailure.DiskFull)]
    [InlineData(1222, StoreFailure.InUse)]
    [InlineData(824, StoreFailure.NotADatabase)]
    [InlineData(50000, StoreFailure.Unavailable)]
    public void Error_number_is_explained(int number, StoreFailure failure)
    {
        var explained = SqlServerErrors.Explain(number, new PlainException("the cause"), "db.example/mrci");

        explained.Failure.ShouldBe(failure);
        explained.Message.ShouldContain("db.example/mrci");
        explained.Message.ShouldContain("the cause");
    }

    private static StoreOptions Options(string? connectionString = ConnectionString) =>
        new() { Provider = "SqlServer", DataDirectory = "", ConnectionString = connectionString };

    /// <summary>Takes any connection string and connects to nothing.</summary>
    private sealed class PlainFactory : DbProviderFactory
    {
        public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new();
    }

    private sealed class PlainException(string message) : DbException(message);
}
