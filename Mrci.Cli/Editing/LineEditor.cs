using System.Text;

namespace Mrci.Cli.Editing;

/// <summary>A line being typed: its text, the cursor, what keys do to them. It knows nothing of a screen.</summary>
internal sealed class LineEditor(History history)
{
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    /// <summary>Index of the code unit the cursor stands at, 0 … length; never inside a surrogate pair.</summary>
    public int Cursor { get; private set; }

    /// <summary>Whether what is typed must not be shown or remembered (P-3.3).</summary>
    public bool IsSecret { get; set; }

    public void Set(string text, int cursor)
    {
        _text.Clear().Append(text);
        Cursor = cursor;
    }

    public void Clear() => Set("", 0);

    /// <summary>Hands out the line and starts an empty one; a secret is never remembered.</summary>
    public string Take(bool remember)
    {
        var line = Text;
        if (remember && !IsSecret) history.Add(line);
        IsSecret = false;
        Clear();
        return line;
    }

    public EditOutcome Apply(ConsoleKeyInfo key)
    {
        // AltGr, which many layouts need for ordinary characters, comes as Control and Alt.
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control) && !key.Modifiers.HasFlag(ConsoleModifiers.Alt)) return ApplyControl(key);
        switch (key.Key)
        {
            case ConsoleKey.Enter: return EditOutcome.Submit;
            case ConsoleKey.Tab: return IsSecret ? EditOutcome.None : EditOutcome.Complete;
            case ConsoleKey.Backspace: Remove(Previous(), Cursor); break;
            case ConsoleKey.Delete: Remove(Cursor, Next()); break;
            case ConsoleKey.LeftArrow: Cursor = Previous(); break;
            case ConsoleKey.RightArrow: Cursor = Next(); break;
            case ConsoleKey.Home: Cursor = 0; break;
            case ConsoleKey.End: Cursor = _text.Length; break;
            case ConsoleKey.UpArrow: Recall(IsSecret ? null : history.Older(Text)); break;
            case ConsoleKey.DownArrow: Recall(IsSecret ? null : history.Newer()); break;
            default: Insert(key.KeyChar); break;
        }
        return EditOutcome.None;
    }

    private EditOutcome ApplyControl(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.C: return EditOutcome.Interrupt;
            case ConsoleKey.D when _text.Length == 0: return EditOutcome.EndOfInput;
            case ConsoleKey.D: Remove(Cursor, Next()); break;
            case ConsoleKey.J or ConsoleKey.M or ConsoleKey.Enter: return EditOutcome.Submit;
            case ConsoleKey.L: return EditOutcome.ClearScreen;
            case ConsoleKey.A: Cursor = 0; break;
            case ConsoleKey.E: Cursor = _text.Length; break;
            case ConsoleKey.B: Cursor = Previous(); break;
            case ConsoleKey.F: Cursor = Next(); break;
            case ConsoleKey.H: Remove(Previous(), Cursor); break;
            case ConsoleKey.K: Remove(Cursor, _text.Length); break;
            case ConsoleKey.U: Remove(0, Cursor); break;
            case ConsoleKey.W or ConsoleKey.Backspace: Remove(StartOfWord(), Cursor); break;
            case ConsoleKey.P: Recall(IsSecret ? null : history.Older(Text)); break;
            case ConsoleKey.N: Recall(IsSecret ? null : history.Newer()); break;
        }
        return EditOutcome.None;
    }

    private void Insert(char typed)
    {
        if (char.IsControl(typed)) return;
        _text.Insert(Cursor++, typed);
    }

    private void Remove(int start, int end)
    {
        _text.Remove(start, end - start);
        Cursor = start;
    }

    private void Recall(string? line)
    {
        if (line is not null) Set(line, line.Length);
    }

    private int Previous() => IsPairAt(Cursor - 2) ? Cursor - 2 : Math.Max(0, Cursor - 1);

    private int Next() => IsPairAt(Cursor) ? Cursor + 2 : Math.Min(_text.Length, Cursor + 1);

    private bool IsPairAt(int index) => index >= 0 && index + 1 < _text.Length && char.IsSurrogatePair(_text[index], _text[index + 1]);

    private int StartOfWord()
    {
        var start = Cursor;
        while (start > 0 && char.IsWhiteSpace(_text[start - 1])) start--;
        while (start > 0 && !char.IsWhiteSpace(_text[start - 1])) start--;
        return start;
    }
}
