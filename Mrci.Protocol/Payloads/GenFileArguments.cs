using Mrci.Protocol.Text;

namespace Mrci.Protocol.Payloads;

/// <summary>
/// Argument text of the first GEN_FILE frame of each side (P-3.21). Unknown arguments are ignored; what is mandatory
/// depends on the command and is checked by it.
/// </summary>
public sealed record GenFileArguments
{
    private const string ToHostKey = "-to_host";
    private const string FromHostKey = "-from_host";
    private const string RemoteFileKey = "-remote_file";
    private const string LengthKey = "-len";
    private const string ClientFileKey = "-client_file";
    private const string OffsetKey = "-offset";
    private const string SingleStepKey = "-single_step";
    private const string ForceKey = "-force";
    private const string TruncateKey = "-truncate";

    /// <summary><c>-client_file</c>: path on the client, informational for the host; null if absent.</summary>
    public string? ClientFile { get; init; }

    /// <summary><c>-remote_file</c>: virtual path on the host; null if absent.</summary>
    public string? RemoteFile { get; init; }

    /// <summary><c>-len</c>: number of bytes to move, ≥ 0; null if absent. A download takes 0 as "to the end" (P-3.25).</summary>
    public long? Length { get; init; }

    /// <summary><c>-offset</c>: start position in the host file in bytes, ≥ 0; 0 if absent.</summary>
    public long Offset { get; init; }

    /// <summary><c>-single_step</c>: each data frame is requested by an empty GEN_FILE of the receiver (P-3.22).</summary>
    public bool SingleStep { get; init; }

    /// <summary><c>-to_host</c>, host only: the client is the sender.</summary>
    public bool ToHost { get; init; }

    /// <summary><c>-from_host</c>, host only: the host is the sender.</summary>
    public bool FromHost { get; init; }

    /// <summary><c>-truncate</c>: the receiver truncates its file first.</summary>
    public bool Truncate { get; init; }

    /// <summary><c>-force</c>: the receiver overwrites without asking.</summary>
    public bool Force { get; init; }

    /// <summary>Reads argument text.</summary>
    /// <param name="text">The decoded payload (P-2.3).</param>
    /// <param name="arguments">The arguments, null unless the status is <see cref="GenFileArgumentsStatus.Ok"/>.</param>
    public static GenFileArgumentsStatus TryParse(string text, out GenFileArguments? arguments) =>
        TryParse(ArgumentLine.Parse(text), out arguments);

    /// <summary>Reads arguments from a line that the command has split already, for extras of its own.</summary>
    /// <param name="line">The argument line.</param>
    /// <param name="arguments">The arguments, null unless the status is <see cref="GenFileArgumentsStatus.Ok"/>.</param>
    public static GenFileArgumentsStatus TryParse(ArgumentLine line, out GenFileArguments? arguments)
    {
        arguments = null;
        if (!TryGetNumber(line, LengthKey, out var length))
            return GenFileArgumentsStatus.BadLength;
        if (!TryGetNumber(line, OffsetKey, out var offset))
            return GenFileArgumentsStatus.BadOffset;

        arguments = new GenFileArguments
        {
            ClientFile = line.Get(ClientFileKey),
            RemoteFile = line.Get(RemoteFileKey),
            Length = length,
            Offset = offset ?? 0,
            SingleStep = line.Has(SingleStepKey),
            ToHost = line.Has(ToHostKey),
            FromHost = line.Has(FromHostKey),
            Truncate = line.Has(TruncateKey),
            Force = line.Has(ForceKey),
        };
        return GenFileArgumentsStatus.Ok;
    }

    /// <summary>The argument text, quoted as P-5.43 says; absent values, an offset of 0, and flags that are off are left out.</summary>
    public string ToText()
    {
        var writer = new ArgumentWriter();
        AddFlag(writer, ToHostKey, ToHost);
        AddFlag(writer, FromHostKey, FromHost);
        if (RemoteFile is not null)
            writer.Add(RemoteFileKey, RemoteFile);
        if (Length is { } length)
            writer.Add(LengthKey, length);
        if (ClientFile is not null)
            writer.Add(ClientFileKey, ClientFile);
        if (Offset != 0)
            writer.Add(OffsetKey, Offset);
        AddFlag(writer, SingleStepKey, SingleStep);
        AddFlag(writer, ForceKey, Force);
        AddFlag(writer, TruncateKey, Truncate);
        return writer.ToString();
    }

    private static void AddFlag(ArgumentWriter writer, string key, bool on)
    {
        if (on)
            writer.Add(key);
    }

    private static bool TryGetNumber(ArgumentLine line, string key, out long? number)
    {
        number = null;
        if (!line.Has(key))
            return true;
        if (!DecimalText.TryParse(line.Get(key), out long value))
            return false;
        number = value;
        return true;
    }
}
