namespace Mrci.Client;

/// <summary>The session has no command of that name: the host announced none, or has removed it (P-4.9).</summary>
public sealed class UnknownCommandException : Exception
{
    /// <summary>Creates the exception.</summary>
    public UnknownCommandException(string name)
        : base($"This session has no command named '{name}'.") => Name = name;

    /// <summary>The name that was looked for.</summary>
    public string Name { get; }
}
