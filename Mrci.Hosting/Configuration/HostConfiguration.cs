using Microsoft.Extensions.Configuration;

namespace Mrci.Hosting.Configuration;

/// <summary>Where the settings come from; later sources win.</summary>
public static class HostConfiguration
{
    /// <summary>Name of the configuration section of all programs of the host.</summary>
    public const string Section = "Mrci";

    private const string FileName = "appsettings.json";
    private const string RootPasswordVariable = "MRCI_ROOT_PASSWORD";
    private const string ModulePathVariable = "MRCI_MOD_PATH";

    /// <summary>Loads the file beside the program, the one in the current directory, the environment, and the command line.</summary>
    /// <param name="configuration">The configuration; what it had before is dropped.</param>
    /// <param name="commandLine">What the command line says, by configuration key.</param>
    public static void Load(ConfigurationManager configuration, IReadOnlyDictionary<string, string?> commandLine)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration.Sources.Clear();
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, FileName), optional: false, reloadOnChange: false);
        configuration.AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), FileName), optional: true, reloadOnChange: false);
        configuration.AddEnvironmentVariables();
        AddVariable(configuration, RootPasswordVariable, "RootPassword");
        AddVariable(configuration, ModulePathVariable, "ModulePath");

        configuration.AddInMemoryCollection(commandLine);
    }

    private static void AddVariable(ConfigurationManager configuration, string variable, string key)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
            configuration.AddInMemoryCollection([new($"{Section}:{key}", value)]);
    }
}
