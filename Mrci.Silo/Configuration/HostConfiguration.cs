namespace Mrci.Silo.Configuration;

/// <summary>Where the settings come from; later sources win.</summary>
internal static class HostConfiguration
{
    private const string FileName = "appsettings.json";
    private const string RootPasswordVariable = "MRCI_ROOT_PASSWORD";

    /// <summary>Loads the file beside the program, the one in the current directory, the environment, and the command line.</summary>
    public static void Load(ConfigurationManager configuration, IReadOnlyDictionary<string, string?> commandLine)
    {
        configuration.Sources.Clear();
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, FileName), optional: false, reloadOnChange: false);
        configuration.AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), FileName), optional: true, reloadOnChange: false);
        configuration.AddEnvironmentVariables();
        if (Environment.GetEnvironmentVariable(RootPasswordVariable) is { Length: > 0 } password)
        {
            configuration.AddInMemoryCollection([new($"{MrciOptions.Section}:{nameof(MrciOptions.RootPassword)}", password)]);
        }

        configuration.AddInMemoryCollection(commandLine);
    }
}
