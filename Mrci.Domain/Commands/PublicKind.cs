namespace Mrci.Domain.Commands;

/// <summary>When a command can be used before anybody is logged in (P-4.10, C-LST.2).</summary>
public enum PublicKind
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>Always.</summary>
    Always,

    /// <summary>While public registration is on.</summary>
    WhenRegistrationOpen,

    /// <summary>While password resets are on.</summary>
    WhenPasswordResetOn,
}
