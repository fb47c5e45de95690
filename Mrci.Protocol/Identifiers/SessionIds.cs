using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mrci.Protocol.Hashing;

namespace Mrci.Protocol.Identifiers;

/// <summary>Makes session ids (P-1.17).</summary>
public static class SessionIds
{
    /// <summary>Number of random bytes at the end of the hash input, which make the id unpredictable.</summary>
    public const int RandomSize = 16;

    private const string MachineIdFile = "/etc/machine-id";

    /// <summary>
    /// A new id: SHA3-224 over the local time, the machine id, and 16 random bytes. The caller rejects one that is in use.
    /// </summary>
    /// <param name="time">Clock; its local time goes into the hash.</param>
    /// <param name="machineId">The machine's unique id bytes, as ASCII text (<see cref="MachineId()"/>); may be empty.</param>
    public static SessionId Create(TimeProvider time, ReadOnlySpan<byte> machineId)
    {
        Span<byte> random = stackalloc byte[RandomSize];
        RandomNumberGenerator.Fill(random);
        return Create(time.GetLocalNow().DateTime, machineId, random);
    }

    /// <summary>
    /// The machine's unique id, 32 hexadecimal digits of <c>/etc/machine-id</c>; null where there is none that can be read.
    /// </summary>
    public static string? MachineId() => MachineId(MachineIdFile);

    internal static string? MachineId(string file)
    {
        try
        {
            var id = File.Exists(file) ? File.ReadAllText(file).Trim() : "";
            return id.Length > 0 ? id : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The hash itself; without random bytes it is the original's id (H-1).</summary>
    internal static SessionId Create(DateTime localTime, ReadOnlySpan<byte> machineId, ReadOnlySpan<byte> random)
    {
        var stamp = localTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        byte[] input = [.. Encoding.ASCII.GetBytes(stamp), .. machineId, .. random];
        Span<byte> hash = stackalloc byte[SessionId.Size];
        Keccak.Sha3224(input, hash);
        return SessionId.Read(hash);
    }
}
