using System.Globalization;

namespace Mrci.Protocol.Tests.Bytes;

/// <summary>Byte strings in the notation of the specification: <c>01 00 (20 00)×60 A1×28</c>.</summary>
internal static class Hex
{
    public static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        var rest = text.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            byte[] item;
            if (rest[0] == '(')
            {
                var end = rest.IndexOf(')');
                item = Convert.FromHexString(rest[1..end].ToString().Replace(" ", "", StringComparison.Ordinal));
                rest = rest[(end + 1)..];
            }
            else
            {
                item = Convert.FromHexString(rest[..2]);
                rest = rest[2..];
            }

            var count = 1;
            if (rest.StartsWith("×"))
            {
                var end = rest.IndexOfAny(" \r\n");
                count = int.Parse(end < 0 ? rest[1..] : rest[1..end], CultureInfo.InvariantCulture);
                rest = end < 0 ? [] : rest[end..];
            }

            for (var i = 0; i < count; i++)
                bytes.AddRange(item);
            rest = rest.TrimStart();
        }

        return [.. bytes];
    }
}
