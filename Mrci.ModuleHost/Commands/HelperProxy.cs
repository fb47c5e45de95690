using Mrci.Modules;
using Mrci.Modules.Wire.Bodies;
using Mrci.Protocol.Frames;

namespace Mrci.ModuleHost.Commands;

/// <summary>A private instance of a built-in command, which runs in the session (P-5.31, P-11.34).</summary>
internal sealed class HelperProxy(HostProxy parent, string name, CommandTexts texts) : ICommand
{
    public bool HandlesGenFile => texts.HandlesGenFile;

    public IReadOnlyList<string> InternRequest => texts.InternRequest;

    public string ShortText => texts.ShortText;

    public string IoText => texts.IoText;

    public string LongText => texts.LongText;

    public string LibraryText => texts.LibraryText;

    public bool ErrState { get; private set; }

    /// <summary>The host has attached it already.</summary>
    public void Attach(ICommandHost host) => throw new InvalidOperationException($"The helper {name} has its host already.");

    /// <summary>The helper sees the state of its session as it is, not <paramref name="shared"/>.</summary>
    public async ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type) =>
        ErrState = await parent.RunHelperAsync(name, data, type);

    public void Term() => parent.TermHelper(name);

    /// <summary>The host lets helpers go, with their parent.</summary>
    public void AboutToDelete()
    {
    }
}
