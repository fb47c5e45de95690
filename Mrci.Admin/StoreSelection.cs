using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Logging.Abstractions;
using Mrci.Storage;

namespace Mrci.Admin;

/// <summary>The options that name a store.</summary>
internal sealed class StoreSelection
{
    private const string ConnectionVariable = "Mrci__Storage__ConnectionString";

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Data directory of a host with a SQLite store.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _provider = new("--provider")
    {
        Description = "Kind of database: Sqlite, PostgreSQL, SqlServer.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _connection = new("--connection")
    {
        Description = $"Connection string of the database; default is that in {ConnectionVariable}.",
        HelpName = "STRING",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_provider);
        command.Options.Add(_connection);
        command.Validators.Add(Check);
    }

    /// <summary>The store that the options name, not yet open.</summary>
    /// <exception cref="StoreException">It cannot be named so.</exception>
    public Store Create(ParseResult parsed, TimeProvider time)
    {
        var data = parsed.GetValue(_data);
        var options = data is not null
            ? new StoreOptions { DataDirectory = data }
            : new StoreOptions
            {
                Provider = parsed.GetValue(_provider)!,
                DataDirectory = "",
                ConnectionString = parsed.GetValue(_connection) ?? Environment.GetEnvironmentVariable(ConnectionVariable),
            };
        return new Store(options, time, NullLogger<Store>.Instance);
    }

    private void Check(CommandResult result)
    {
        var data = result.GetValue(_data) is { Length: > 0 };
        var provider = result.GetValue(_provider) is { Length: > 0 };
        if (data == provider)
            result.AddError("Name the store: --data DIR, or --provider NAME with --connection STRING.");
        else if (data && result.GetValue(_connection) is not null)
            result.AddError("--connection goes with --provider, not with --data.");
    }
}
