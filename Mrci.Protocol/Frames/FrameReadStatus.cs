namespace Mrci.Protocol.Frames;

/// <summary>What <see cref="FrameReader.TryRead"/> found.</summary>
public enum FrameReadStatus
{
    /// <summary>No further frame can be told from the bytes that are there (P-2.6).</summary>
    NeedMoreData,

    /// <summary>A whole frame; the buffer was advanced past it.</summary>
    Frame,

    /// <summary>The announced payload exceeds the limit; it is skipped as it arrives (P-2.12). To be answered with ERR and IDLE.</summary>
    Oversized,

    /// <summary>A private type id 1–4; the frame is discarded as it arrives (P-2.7). To be logged, not answered.</summary>
    Private,
}
