using Mrci.Domain.Settings;
using Orleans;

namespace Mrci.Grains.Serialization;

/// <summary>Lets <see cref="HostSettings"/> travel in messages.</summary>
[RegisterConverter]
public sealed class HostSettingsConverter : IConverter<HostSettings, HostSettingsSurrogate>
{
    /// <inheritdoc />
    public HostSettings ConvertFromSurrogate(in HostSettingsSurrogate surrogate)
    {
        var settings = HostSettings.Default;
        foreach (var setting in HostSettingCatalog.All)
        {
            if (surrogate.Values.TryGetValue(setting.Column, out var text))
                setting.TryApply(settings, text, out settings);
        }

        return settings;
    }

    /// <inheritdoc />
    public HostSettingsSurrogate ConvertToSurrogate(in HostSettings value)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in HostSettingCatalog.All)
            values[setting.Column] = setting.Read(value);
        return new HostSettingsSurrogate { Values = values };
    }
}
