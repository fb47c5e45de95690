using Mrci.Protocol.Frames;

namespace Mrci.Cli;

/// <summary>What a typed line asks for.</summary>
internal abstract record Request
{
    /// <summary>The line is blank.</summary>
    public sealed record Nothing : Request;

    public sealed record Help : Request;

    public sealed record Quit : Request;

    public sealed record ListCommands : Request;

    /// <summary>The line cannot be carried out; the message says why.</summary>
    public sealed record Invalid(string Message) : Request;

    /// <summary>A command of the host that moves a file of this machine, named by <c>-client_file</c>.</summary>
    public sealed record Transfer(string Name, string Arguments) : Request;

    /// <summary>A frame that starts a command of the host.</summary>
    public sealed record Invocation(string Name, ushort CommandId, FrameType Type, ReadOnlyMemory<byte> Payload) : Request;
}
