namespace Mrci.Cli.Editing;

/// <summary>What a key asks for beyond the line itself.</summary>
internal enum EditOutcome
{
    /// <summary>Nothing; the line may have changed.</summary>
    None,

    /// <summary>Enter.</summary>
    Submit,

    /// <summary>Ctrl-C.</summary>
    Interrupt,

    /// <summary>Ctrl-D on an empty line.</summary>
    EndOfInput,

    /// <summary>Tab.</summary>
    Complete,

    /// <summary>Ctrl-L.</summary>
    ClearScreen,
}
