namespace Mrci.Protocol.Payloads;

/// <summary>What <see cref="GenFileArguments.TryParse(string, out GenFileArguments?)"/> found.</summary>
public enum GenFileArgumentsStatus
{
    /// <summary>Arguments that can be used.</summary>
    Ok,

    /// <summary><c>-len</c> is there without a decimal number 0 – 2^63 − 1 (P-3.24).</summary>
    BadLength,

    /// <summary><c>-offset</c> is there without a decimal number 0 – 2^63 − 1 (P-3.24).</summary>
    BadOffset,
}
