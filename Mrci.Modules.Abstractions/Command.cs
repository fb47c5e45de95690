using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Modules;

/// <summary>Base of commands: default answers, and shorthands for the usual output.</summary>
public abstract class Command : ICommand
{
    private ICommandHost? _host;

    /// <summary>Carries output and requests.</summary>
    /// <exception cref="InvalidOperationException">The command has not been attached yet.</exception>
    protected ICommandHost Host => _host ?? throw new InvalidOperationException("The command has no host yet.");

    /// <inheritdoc />
    public virtual bool HandlesGenFile => false;

    /// <inheritdoc />
    public virtual IReadOnlyList<string> InternRequest => [];

    /// <inheritdoc />
    public abstract string ShortText { get; }

    /// <inheritdoc />
    public abstract string IoText { get; }

    /// <inheritdoc />
    public abstract string LongText { get; }

    /// <inheritdoc />
    public abstract string LibraryText { get; }

    /// <inheritdoc />
    public virtual bool ErrState => Host.ErrSent;

    /// <inheritdoc />
    public void Attach(ICommandHost host) => _host = host;

    /// <inheritdoc />
    public abstract ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type);

    /// <inheritdoc />
    public virtual void Term()
    {
    }

    /// <inheritdoc />
    public virtual void AboutToDelete()
    {
    }

    /// <summary>Sends TEXT.</summary>
    protected void Main(string text) => Host.DataToClient(MrciText.Encode(text));

    /// <summary>Sends ERR as C-GEN.3 words it: <c>err: </c>, the text, a line feed.</summary>
    protected void Error(string text) => Host.DataToClient(MrciText.Encode($"err: {text}\n"), FrameType.Err);

    /// <summary>Sends PRIV_TEXT: the client hides its next input (P-3.3).</summary>
    protected void Private(string prompt) => Host.DataToClient(MrciText.Encode(prompt), FrameType.PrivText);

    /// <summary>Sends BIG_TEXT: the client wraps it.</summary>
    protected void Big(string text) => Host.DataToClient(MrciText.Encode(text), FrameType.BigText);
}
