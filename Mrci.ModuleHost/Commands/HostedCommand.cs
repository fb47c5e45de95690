using Mrci.Modules;
using Mrci.Modules.Wire.Bodies;
using Mrci.Protocol.Frames;

namespace Mrci.ModuleHost.Commands;

/// <summary>One command of one session.</summary>
internal sealed class HostedCommand(ICommand command, HostProxy host)
{
    public ICommand Command => command;

    public HostProxy Host => host;

    public ValueTask RunAsync(ReadOnlyMemory<byte> body)
    {
        var reader = new BodyReader(body);
        host.BeginRun(loops: reader.Flag(), wantsInput: reader.Flag());
        var type = (FrameType)reader.Byte();
        var data = reader.Bytes(reader.Count());
        return command.ProcBinAsync(new SharedSnapshot(reader.Rest), data, type);
    }

    public void Term()
    {
        command.Term();
        host.EndModes();
    }
}
