namespace Mrci.Engine.Orleans.Streams;

/// <summary>A batch in the log of its stream. Who holds a node holds all later ones.</summary>
/// <param name="batch">The batch; null in the node that stands before the first.</param>
/// <param name="added">When it came, as a timestamp.</param>
internal sealed class StreamNode(StreamBatch? batch, long added)
{
    public StreamBatch? Batch => batch;

    public long Added => added;

    public StreamNode? Next { get; set; }
}
