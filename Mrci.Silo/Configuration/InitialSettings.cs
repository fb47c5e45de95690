using Microsoft.Extensions.Options;
using Mrci.Domain.Settings;

namespace Mrci.Silo.Configuration;

/// <summary>Turns <see cref="MrciOptions.InitialSettings"/> into settings, by column name.</summary>
internal static class InitialSettings
{
    private static readonly string[] NotForSetUp = [nameof(HostSettings.InitialGroup), nameof(HostSettings.IpAddress), nameof(HostSettings.Port)];

    /// <summary>The settings that the host is set up with.</summary>
    /// <exception cref="OptionsValidationException">A name is unknown or a value is out of range; the message says which.</exception>
    public static HostSettings Read(IEnumerable<KeyValuePair<string, string>> values)
    {
        var settings = HostSettings.Default;
        foreach (var (column, text) in values)
        {
            var setting = HostSettingCatalog.All.FirstOrDefault(known => known.Column.Equals(column, StringComparison.OrdinalIgnoreCase))
                ?? throw Invalid($"InitialSettings has '{column}'; known are {string.Join(", ", HostSettingCatalog.All.Select(static known => known.Column))}.");
            if (NotForSetUp.Contains(setting.Key))
                throw Invalid($"InitialSettings:{setting.Column} cannot be given a first value: at set-up there is only one group, and --addr or --listen says where clients connect.");
            if (!setting.TryApply(settings, text, out settings))
                throw Invalid($"InitialSettings:{setting.Column} does not take '{text}'.");
        }

        return settings;
    }

    private static OptionsValidationException Invalid(string message) => new(MrciOptions.Section, typeof(MrciOptions), [message]);
}
