using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace MyModule;

/// <summary>Asks for a name and greets it.</summary>
public sealed class GreetCommand : Command
{
    public override string ShortText => "greets somebody.";

    public override string IoText => "[none or text]/[text]";

    public override string LongText => "Asks for a name and greets it. An empty name ends the command.";

    public override string LibraryText => "MyModule_1.0";

    public override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        if (type != FrameType.Text)
            return ValueTask.CompletedTask;

        // The first frame starts the command; while more input is wanted, each further one is an answer.
        if (!Host.InMoreInputMode)
        {
            Host.EnableMoreInput(true);
            Main("Whom shall I greet? ");
            return ValueTask.CompletedTask;
        }

        var name = MrciText.Decode(data.Span).Trim();
        if (name.Length > 0)
            Main($"Good morning, {name}, says {shared.UserName}.\n");
        Host.EnableMoreInput(false);
        return ValueTask.CompletedTask;
    }
}
