using Mrci.Modules;
using Mrci.Protocol.Frames;

namespace Mrci.Misbehaving;

/// <summary>A command that waits for ever, and gives in when it is told to.</summary>
public sealed class Patient : Command
{
    private readonly TaskCompletionSource _end = new();

    public override string ShortText => "waits until it is told to end.";

    public override string IoText => "[none]/[text]";

    public override string LongText => "Waits until it is told to end.";

    public override string LibraryText => "misbehaving";

    public override async ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        await _end.Task;
        Main("I give in.");
    }

    public override void Term() => _end.TrySetResult();
}
