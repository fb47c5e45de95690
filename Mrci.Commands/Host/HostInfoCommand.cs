using System.Runtime.InteropServices;
using System.Text;
using Mrci.Grains.Registry;
using Mrci.Grains.Settings;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Host;

/// <summary>Shows host and system data (C-host_info.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class HostInfoCommand(ISessionContext session) : TextCommand("host_info", session)
{
    private const string Application = "MRCI";
    private const int BitsPerByte = 8;

    /// <inheritdoc />
    protected override string Help =>
        "Shows name and version of the host, the machine and system it runs on, how many sessions there are of how many there may be, and where it listens.";

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        var settings = await Session.Grains.GetGrain<ISettingsGrain>(0).GetAsync();
        var sessions = await Session.Grains.GetGrain<ISessionRegistryGrain>(0).CountAsync();
        var text = new StringBuilder("\n")
            .Append($"application: {Application}\n")
            .Append($"version: {HostVersion.Current}\n")
            .Append($"word size: {nint.Size * BitsPerByte}\n")
            .Append($"module import revision: {BuiltInLoader.HostRev}\n")
            .Append($"runtime: {RuntimeInformation.FrameworkDescription}\n")
            .Append($"machine: {Environment.MachineName}\n")
            .Append($"system: {RuntimeInformation.OSDescription}\n")
            .Append($"load: {sessions}/{settings.MaxSessions}\n");
        var listening = Session.Facts.Listening();
        foreach (var endpoint in listening.Count > 0 ? listening : Session.Facts.Configured())
            text.Append($"listening address: {endpoint.Address}\nport: {endpoint.Port}\n");
        Main(text.ToString());
    }
}
