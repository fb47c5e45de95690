using Microsoft.SqlServer.TransactSql.ScriptDom;
using Mrci.Storage.Schema;

namespace Mrci.Storage.Tests;

/// <summary>What can be said of the SQL Server scripts without a server (docs/storage.md says how far that is).</summary>
public sealed class SqlServerScriptTests
{
    // An index of SQL Server that is not clustered takes 1 700 bytes, a clustered one 900.
    private const int WidestIndex = 1_700;
    private const int WidestClusteredIndex = 900;

    public static TheoryData<string> Scripts() => [.. SchemaScripts.Load("SqlServer").Select(script => script.Name)];

    public static TheoryData<string> Queries() => [.. SqlServerScripts.Queries().Keys];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_is_accepted_by_the_parser_of_SQL_Server(string name)
    {
        var script = SchemaScripts.Load("SqlServer").Single(script => script.Name == name);

        SqlServerScripts.Statements(script.Text).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_is_accepted_by_the_parser_and_ends_the_transactions_it_begins(string key)
    {
        var text = SqlServerScripts.Queries()[key];

        SqlServerScripts.Statements(text).ShouldNotBeEmpty();
        var begins = text.Split("BEGIN TRANSACTION").Length - 1;
        (text.Split("COMMIT TRANSACTION").Length - 1).ShouldBe(begins);
        if (begins > 0)
            text.ShouldContain("XACT_ABORT");
    }

    [Fact] // both engines: writes of many grains may share a transaction of the caller
    public void Grain_statements_leave_transactions_to_the_caller()
    {
        foreach (var key in new[] { "ReadFromStorageKey", "WriteToStorageKey", "ClearStorageKey" })
            SqlServerScripts.Queries()[key].ShouldNotContain("TRANSACTION", Case.Insensitive, key);
    }

    [Fact]
    public void Names_in_keys_are_compared_by_their_bytes()
    {
        foreach (var (table, column) in KeyColumns().Where(key => key.Column.DataType is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.NVarChar }))
        {
            if (table is "OrleansQuery")
                continue;
            column.Collation.ShouldNotBeNull($"{table}.{column.ColumnIdentifier.Value}").Value.ShouldBe("Latin1_General_100_BIN2");
        }
    }

    [Fact]
    public void Keys_fit_into_an_index()
    {
        foreach (var table in SqlServerScripts.TableStatements())
        {
            var key = SqlServerScripts.PrimaryKey(table);
            var width = KeyColumns().Where(entry => entry.Table == table.SchemaObjectName.BaseIdentifier.Value)
                .Sum(entry => Width((SqlDataTypeReference)entry.Column.DataType));

            width.ShouldBeInRange(1, key.Clustered == false ? WidestIndex : WidestClusteredIndex, table.SchemaObjectName.BaseIdentifier.Value);
        }
    }

    private static IEnumerable<(string Table, ColumnDefinition Column)> KeyColumns() =>
        from table in SqlServerScripts.TableStatements()
        let key = SqlServerScripts.PrimaryKey(table)
        from column in table.Definition.ColumnDefinitions
        where column.Constraints.Contains(key)
            || key.Columns.Any(part => part.Column.MultiPartIdentifier.Identifiers[0].Value == column.ColumnIdentifier.Value)
        select (table.SchemaObjectName.BaseIdentifier.Value, column);

    private static int Width(SqlDataTypeReference type) => type.SqlDataTypeOption switch
    {
        SqlDataTypeOption.Int => 4,
        SqlDataTypeOption.BigInt => 8,
        SqlDataTypeOption.NVarChar => 2 * int.Parse(type.Parameters[0].Value),
        _ => throw new InvalidOperationException($"A key of type {type.SqlDataTypeOption} is new."),
    };
}
