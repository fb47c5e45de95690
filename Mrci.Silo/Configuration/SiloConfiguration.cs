using Mrci.Hosting.Configuration;

namespace Mrci.Silo.Configuration;

/// <summary>The configuration of this program: that of all programs of the host, and the listening address that <c>--addr</c> has stored.</summary>
internal static class SiloConfiguration
{
    /// <summary>Loads all sources and reads the host's own settings.</summary>
    /// <param name="configuration">The configuration; what it had before is dropped.</param>
    /// <param name="commandLine">What the command line says, by configuration key.</param>
    /// <returns>The settings, checked; <see cref="MrciOptions.Listen"/> is not empty.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Some value is wrong; the message names all of them.</exception>
    /// <exception cref="InvalidDataException">A file cannot be read.</exception>
    public static MrciOptions Load(ConfigurationManager configuration, IReadOnlyDictionary<string, string?> commandLine)
    {
        HostConfiguration.Load(configuration, commandLine);
        // The data directory is a setting itself, so it is known only now.
        if (Read(configuration).Data is { Length: > 0 } data)
            ListeningFile.AddTo(configuration, data);

        var options = Read(configuration);
        options.Listen.Clear();
        foreach (var listen in ListenList.Read(configuration).DefaultIfEmpty(MrciOptions.DefaultListen))
            options.Listen.Add(listen);
        MrciOptionsValidator.ThrowIfInvalid(options);
        return options;
    }

    private static MrciOptions Read(ConfigurationManager configuration) =>
        configuration.GetSection(MrciOptions.Section).Get<MrciOptions>() ?? new MrciOptions();
}
