namespace Mrci.Cli.Display;

/// <summary>The part of a line being typed that fits on the terminal: it scrolls sideways so that the cursor stays in sight.</summary>
/// <param name="Text">What to show.</param>
/// <param name="CellsBehindCursor">How far the cursor stands before the end of <paramref name="Text"/>.</param>
internal readonly record struct InputView(string Text, int CellsBehindCursor)
{
    public static InputView Of(string text, int cursor, int cells)
    {
        var start = 0;
        while (start < cursor && Cells.Of(text[start..cursor]) > cells)
            start += start + 1 < text.Length && char.IsSurrogatePair(text[start], text[start + 1]) ? 2 : 1;
        var visible = text.Substring(start, Cells.Fit(text, start, cells));
        return new InputView(visible, Cells.Of(visible[(cursor - start)..]));
    }
}
