namespace Mrci.Domain.Settings;

/// <summary>One setting: its names, default and range (chapter 13 of commands.md).</summary>
public sealed class HostSetting
{
    private readonly Func<HostSettings, string> _read;
    private readonly Func<HostSettings, string, HostSettings?> _change;

    internal HostSetting(
        int? item,
        string key,
        string column,
        Func<HostSettings, string> read,
        Func<HostSettings, string, HostSettings?> change)
    {
        Item = item;
        Key = key;
        Column = column;
        _read = read;
        _change = change;
    }

    /// <summary>Number in the menu of <c>host_config</c>, 1-14; <see langword="null"/> if it is not in the menu.</summary>
    public int? Item { get; }

    /// <summary>Name of the property of <see cref="HostSettings"/>.</summary>
    public string Key { get; }

    /// <summary>Column of the original's table (D-117).</summary>
    public string Column { get; }

    /// <summary>
    /// The setting makes the host start programs or belongs to those that do: clients may change it only while
    /// <c>allow_remote_exec_settings</c> is on (C-CFG.18).
    /// </summary>
    public bool IsExecutionSetting => Item is >= 6 and <= 10;

    /// <summary>Default as text.</summary>
    public string Default => _read(HostSettings.Default);

    /// <summary>Reads the value as text: numbers decimal, switches 0 or 1.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>A text that <see cref="TryApply"/> accepts.</returns>
    public string Read(HostSettings settings) => _read(settings);

    /// <summary>Sets the value after checking its range.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="text">The new value as text.</param>
    /// <param name="changed">The settings with the new value; those passed in if it is not accepted.</param>
    /// <returns>
    /// <see langword="true"/> if the text is accepted. Existence of a group or file and the rank of a group are for the caller to check.
    /// </returns>
    public bool TryApply(HostSettings settings, string text, out HostSettings changed)
    {
        var result = _change(settings, text);
        changed = result ?? settings;
        return result is not null;
    }
}
