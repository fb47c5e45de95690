namespace Mrci.Grains.Channels;

/// <summary>The two kinds of cast; the value is the async command id of the client frame.</summary>
public enum CastKind : byte
{
    /// <summary>P-7.5: to every other session with a common sub-channel; needs a writable one.</summary>
    Cast = 5,

    /// <summary>P-7.22: to those of them that want active updates; needs an open one.</summary>
    Limited = 22,
}
