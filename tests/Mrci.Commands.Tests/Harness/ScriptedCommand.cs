using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Tests.Harness;

/// <summary>A command whose behaviour a test writes down.</summary>
public sealed class ScriptedCommand : Command
{
    /// <summary>What <c>procBin</c> does.</summary>
    public Func<ScriptedCommand, Input, ValueTask> Run { get; set; } = static (_, _) => ValueTask.CompletedTask;

    /// <summary>What <c>term()</c> does besides being counted.</summary>
    public Action OnTerm { get; set; } = static () => { };

    public IReadOnlyList<string> Helpers { get; set; } = [];

    public int Runs { get; private set; }

    public int Terms { get; private set; }

    public int Deletions { get; private set; }

    public new ICommandHost Host => base.Host;

    public override IReadOnlyList<string> InternRequest => Helpers;

    public override string ShortText => "does what the test says.";

    public override string IoText => "[any]/[any]";

    public override string LongText => "The long text.";

    public override string LibraryText => "scripted";

    public override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        Runs++;
        return Run(this, new Input(shared, data, type));
    }

    public override void Term()
    {
        Terms++;
        OnTerm();
    }

    public override void AboutToDelete() => Deletions++;

    public void Say(string text) => Main(text);

    public void SayError(string text) => Error(text);

    public readonly record struct Input(ISharedState Shared, ReadOnlyMemory<byte> Data, FrameType Type)
    {
        public string Text => MrciText.Decode(Data.Span);
    }
}
