using System.Runtime.InteropServices;
using Mrci.Commands.Host;

namespace Mrci.Silo.Control;

/// <summary>What <c>--about</c> tells (C-CLI.2).</summary>
internal static class AboutText
{
    public static string Create() =>
        $"""
        Mrci {HostVersion.Current}, a host for the MRCI protocol 1.0.1
        {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})
        Copyright (c) 2026 The Mrci authors. MIT License: use, change, and pass on as you like, with the copyright notice.
        There is NO WARRANTY of any kind, to the extent that the law permits.
        """;
}
