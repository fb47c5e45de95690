namespace Mrci.Protocol.Headers;

/// <summary>What <see cref="ClientHeader.TryRead"/> found.</summary>
public enum HeaderReadStatus
{
    /// <summary>Fewer than 410 bytes so far (P-1.6).</summary>
    NeedMoreData,

    /// <summary>The first four bytes are not <c>MRCI</c>; reported as soon as they are there (P-1.6).</summary>
    BadTag,

    /// <summary>A whole header.</summary>
    Ok,
}
