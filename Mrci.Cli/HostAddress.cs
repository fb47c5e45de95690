using System.Globalization;
using Mrci.Client;

namespace Mrci.Cli;

/// <summary>A host as it is typed: <c>name:port</c>, <c>1.2.3.4:port</c>, <c>[v6]:port</c>; the port may be left out (P-1.1).</summary>
internal readonly record struct HostAddress(string Host, int Port)
{
    public static bool TryParse(string text, out HostAddress address)
    {
        address = default;
        var (host, port) = (text, "");
        if (text.StartsWith('['))
        {
            var end = text.IndexOf(']', StringComparison.Ordinal);
            if (end < 0) return false;
            (host, var rest) = (text[1..end], text[(end + 1)..]);
            if (rest.Length == 1 || (rest.Length > 1 && rest[0] != ':')) return false;
            port = rest.Length > 1 ? rest[1..] : "";
        }
        else if (text.LastIndexOf(':') is >= 0 and var colon)
        {
            (host, port) = (text[..colon], text[(colon + 1)..]);
            if (port.Length == 0 || host.Contains(':', StringComparison.Ordinal)) return false;
        }
        if (host.Length == 0 || host.Any(char.IsWhiteSpace)) return false;
        var number = MrciClientOptions.DefaultPort;
        if (port.Length > 0 && !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return false;
        if (number is < 1 or > 65535) return false;
        address = new HostAddress(host, number);
        return true;
    }

    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
