namespace Mrci.Cli.Editing;

/// <summary>The lines typed before. Moving through them starts from the line being typed and comes back to it.</summary>
internal sealed class History
{
    // As many as bash keeps.
    private const int Capacity = 500;

    private readonly List<string> _lines = [];
    private int _position;
    private string _draft = "";

    public void Add(string line)
    {
        var isRepeated = _lines.Count > 0 && string.Equals(_lines[^1], line, StringComparison.Ordinal);
        if (!isRepeated && !string.IsNullOrWhiteSpace(line)) _lines.Add(line);
        if (_lines.Count > Capacity) _lines.RemoveAt(0);
        _position = _lines.Count;
    }

    /// <summary>The line before; null at the first one.</summary>
    public string? Older(string current)
    {
        if (_position == 0) return null;
        if (_position == _lines.Count) _draft = current;
        return _lines[--_position];
    }

    /// <summary>The line after, the one being typed at last; null when that is where we are.</summary>
    public string? Newer()
    {
        if (_position == _lines.Count) return null;
        return ++_position == _lines.Count ? _draft : _lines[_position];
    }
}
