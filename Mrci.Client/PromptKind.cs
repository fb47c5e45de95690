namespace Mrci.Client;

/// <summary>How a command asks.</summary>
public enum PromptKind
{
    /// <summary>It has sent output and nothing more for a while; perhaps it waits (C-GEN.5).</summary>
    Text,

    /// <summary>It has sent PRIV_TEXT: it waits, and what is typed should not be shown (P-3.3).</summary>
    Private,
}
