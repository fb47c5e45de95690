using Mrci.Domain.Names;

namespace Mrci.Domain.Channels;

/// <summary>Effective levels and levels in arguments (P-8.5, D-211).</summary>
public static class ChannelLevels
{
    /// <summary>Level that decides what a session may do in a channel (C-CHL.1, P-8.5).</summary>
    /// <param name="ownerOverride">The session acts as owner of every channel.</param>
    /// <param name="membership">The user's row in the channel; <see langword="null"/> if there is none or nobody is logged in.</param>
    /// <returns>Owner with the override; else the level of an accepted membership; else public.</returns>
    public static ChannelLevel Effective(bool ownerOverride, ChannelMembership? membership) =>
        ownerOverride ? ChannelLevel.Owner : membership?.GrantedLevel ?? ChannelLevel.Public;

    /// <summary>Reads a level argument (D-211).</summary>
    /// <param name="text">The argument; <see langword="null"/> when it is missing.</param>
    /// <param name="lowest">Least powerful level accepted: <see cref="ChannelLevel.Regular"/> or <see cref="ChannelLevel.Public"/>.</param>
    /// <param name="level">The level; <see cref="ChannelLevel.None"/> when the text is not accepted.</param>
    /// <returns><see langword="true"/> if the text is a number from 1 to <paramref name="lowest"/>.</returns>
    public static bool TryParse(string? text, ChannelLevel lowest, out ChannelLevel level)
    {
        var accepted = Numbers.TryParse(text, (uint)ChannelLevel.Owner, (uint)lowest, out var number);
        level = (ChannelLevel)number;
        return accepted;
    }

    /// <summary>Whether a value is one of the levels 1-5.</summary>
    /// <param name="level">The value.</param>
    /// <returns><see langword="true"/> if it is a level.</returns>
    public static bool IsValid(ChannelLevel level) => level is >= ChannelLevel.Owner and <= ChannelLevel.Public;

    /// <summary>Whether a value can be the level of a member, 1-4 (P-8.4).</summary>
    /// <param name="level">The value.</param>
    /// <returns><see langword="true"/> if a member can have it.</returns>
    public static bool IsMemberLevel(ChannelLevel level) => level is >= ChannelLevel.Owner and <= ChannelLevel.Regular;
}
