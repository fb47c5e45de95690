namespace Mrci.Grains.Channels;

/// <summary>Whether a session may open a sub-channel.</summary>
public enum OpenStatus : byte
{
    /// <summary>It may.</summary>
    Allowed = 0,

    /// <summary>No such channel or sub-channel (P-8.10 check 4).</summary>
    NotFound = 1,

    /// <summary>The level is not sufficient (P-8.10 check 5).</summary>
    Denied = 2,
}
