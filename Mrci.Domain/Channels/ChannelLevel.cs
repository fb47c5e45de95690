namespace Mrci.Domain.Channels;

/// <summary>Level of a user in a channel; smaller is more powerful (C-CHL.1, P-8.4).</summary>
public enum ChannelLevel : byte
{
    /// <summary>Not a level; the value of an unset variable.</summary>
    None = 0,

    /// <summary>The one owner of the channel.</summary>
    Owner = 1,

    /// <summary>Administrator.</summary>
    Admin = 2,

    /// <summary>Officer.</summary>
    Officer = 3,

    /// <summary>Regular member; the level of a new one.</summary>
    Regular = 4,

    /// <summary>Not a member, or only invited; never the level of a member.</summary>
    Public = 5,
}
