using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Misbehaving;

/// <summary>A command that does one thing.</summary>
public sealed class Act(Func<Act, string, ValueTask> run) : Command
{
    public override string ShortText => "misbehaves.";

    public override string IoText => "[text]/[text]";

    public override string LongText => "Misbehaves.";

    public override string LibraryText => "misbehaving";

    public Action OnTerm { get; init; } = static () => { };

    public new ICommandHost Host => base.Host;

    public override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type) => run(this, MrciText.Decode(data.Span));

    public override void Term() => OnTerm();

    public void Say(string text) => Main(text);
}
