using Microsoft.SqlServer.TransactSql.ScriptDom;
using Mrci.Storage.Schema;

namespace Mrci.Storage.Tests;

/// <summary>What Microsoft's own parser makes of the SQL Server scripts: the nearest to a server that every machine can have.</summary>
internal static class SqlServerScripts
{
    private static readonly Lazy<IReadOnlyList<TSqlStatement>> Parsed =
        new(() => [.. SchemaScripts.Load("SqlServer").SelectMany(script => Statements(script.Text))]);

    public static IEnumerable<CreateTableStatement> TableStatements() => Parsed.Value.OfType<CreateTableStatement>();

    public static UniqueConstraintDefinition PrimaryKey(CreateTableStatement table) => table.Definition.TableConstraints
        .Concat(table.Definition.ColumnDefinitions.SelectMany(column => column.Constraints))
        .OfType<UniqueConstraintDefinition>()
        .ShouldHaveSingleItem(table.SchemaObjectName.BaseIdentifier.Value);

    /// <summary>Tables that the scripts make, with their columns and whether they take null; names in lower case.</summary>
    public static Dictionary<string, Dictionary<string, bool>> Tables() => TableStatements().ToDictionary(
        table => table.SchemaObjectName.BaseIdentifier.Value.ToLowerInvariant(),
        table => table.Definition.ColumnDefinitions.ToDictionary(
            column => column.ColumnIdentifier.Value.ToLowerInvariant(),
            column => column.Constraints.OfType<NullableConstraintDefinition>().ShouldHaveSingleItem(column.ColumnIdentifier.Value).Nullable,
            StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>The statements that are in <c>OrleansQuery</c> after the last script.</summary>
    public static Dictionary<string, string> Queries()
    {
        var queries = Parsed.Value.OfType<InsertStatement>()
            .Select(insert => ((ValuesInsertSource)insert.InsertSpecification.InsertSource).RowValues.ShouldHaveSingleItem().ColumnValues)
            .ToDictionary(values => ((StringLiteral)values[0]).Value, values => ((StringLiteral)values[1]).Value, StringComparer.Ordinal);
        foreach (var change in Parsed.Value.OfType<UpdateStatement>().Select(static update => update.UpdateSpecification))
        {
            var key = ((StringLiteral)((BooleanComparisonExpression)change.WhereClause.SearchCondition).SecondExpression).Value;
            queries.ShouldContainKey(key);
            queries[key] = ((StringLiteral)((AssignmentSetClause)change.SetClauses.ShouldHaveSingleItem()).NewValue).Value;
        }

        return queries;
    }

    /// <summary>Parses a batch; a mistake fails the test with its place.</summary>
    public static IReadOnlyList<TSqlStatement> Statements(string text)
    {
        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        errors.Select(error => $"{error.Line}:{error.Column} {error.Message}").ShouldBeEmpty(text);
        return [.. script.Batches.ShouldHaveSingleItem().Statements];
    }

    /// <summary>Variables that a statement uses and does not declare: its parameters.</summary>
    public static IEnumerable<string> Parameters(string text)
    {
        var variables = new Variables();
        foreach (var statement in Statements(text))
            statement.Accept(variables);
        return variables.Used.Except(variables.Declared, StringComparer.Ordinal).Select(name => name[1..]);
    }

    private sealed class Variables : TSqlFragmentVisitor
    {
        public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Declared { get; } = new(StringComparer.Ordinal);

        public override void Visit(VariableReference node) => Used.Add(node.Name);

        public override void Visit(DeclareVariableElement node) => Declared.Add(node.VariableName.Value);

        // The left side of "EXEC procedure @Name = value".
        public override void Visit(ExecuteParameter node)
        {
            if (node.Variable is { } named)
                Declared.Add(named.Name);
        }
    }
}
