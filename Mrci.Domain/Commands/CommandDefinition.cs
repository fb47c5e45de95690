using Mrci.Domain.Channels;

namespace Mrci.Domain.Commands;

/// <summary>What is fixed about a built-in command (commands.md, C-0.3).</summary>
/// <param name="Name">Lower-case name.</param>
/// <param name="Io">The <c>ioText()</c> string.</param>
/// <param name="Summary">The <c>shortText()</c> text.</param>
public sealed record CommandDefinition(string Name, string Io, string Summary)
{
    /// <summary>Constant command id; 0 until <see cref="CommandCatalog"/> has numbered it.</summary>
    public ushort Id { get; init; }

    /// <summary>When the command is usable before login (P-4.10).</summary>
    public PublicKind Public { get; init; } = PublicKind.Never;

    /// <summary>Every logged-in user may run it whatever its rank (P-4.10).</summary>
    public bool IsExempt { get; init; }

    /// <summary>It takes the GEN_FILE dialogue: byte 2 of NEW_CMD (C-GEN.15).</summary>
    public bool HandlesGenFile { get; init; }

    /// <summary>It exists only while e-mail verification is on (C-LST.2).</summary>
    public bool NeedsEmailVerification { get; init; }

    /// <summary>What is asked of the caller beyond the rank (chapter 3 of commands.md).</summary>
    public CommandAuthority Authority { get; init; }

    /// <summary>What the command does in a channel, where its <see cref="Authority"/> is <see cref="CommandAuthority.ChannelLevel"/>.</summary>
    public ChannelAction? Action { get; init; }

    /// <summary>Whether the command is in <c>cmdList()</c> at present.</summary>
    /// <param name="switches">The settings.</param>
    /// <returns><see langword="true"/> if it exists.</returns>
    public bool Exists(CommandSwitches switches) => !NeedsEmailVerification || switches.EmailVerificationOn;

    /// <summary>Whether the command is in <c>pubCmdList()</c> at present.</summary>
    /// <param name="switches">The settings.</param>
    /// <returns><see langword="true"/> if it is usable before login.</returns>
    public bool IsPublic(CommandSwitches switches) => Public switch
    {
        PublicKind.Always => true,
        PublicKind.WhenRegistrationOpen => switches.RegistrationOpen,
        PublicKind.WhenPasswordResetOn => switches.PasswordResetOn,
        _ => false,
    };
}
