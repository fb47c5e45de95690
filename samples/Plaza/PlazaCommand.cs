using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Plaza;

/// <summary>Base of the commands: takes TEXT frames, and can talk to the whole channel.</summary>
public abstract class PlazaCommand : Command
{
    /// <inheritdoc />
    public sealed override string LibraryText => "Plaza_1.0";

    /// <inheritdoc />
    public sealed override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type) =>
        type == FrameType.Text ? RunAsync(shared, MrciText.Decode(data.Span)) : ValueTask.CompletedTask;

    /// <summary>Handles what the user has typed.</summary>
    protected abstract ValueTask RunAsync(ISharedState shared, string line);

    /// <summary>Tells the user and, over the sub-channels that he has open and may write to, everybody else.</summary>
    protected async ValueTask TellAllAsync(string text)
    {
        Main(text);
        await Host.CastToPeersAsync(MrciText.Encode(text));
    }

    /// <summary>Whom others see: the display name, or the user name.</summary>
    protected static string NameOf(ISharedState shared) => shared.DisplayName.Length > 0 ? shared.DisplayName : shared.UserName;
}
