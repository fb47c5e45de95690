using Mrci.TcpFront.Outbound;

namespace Mrci.TcpFront.Tests.Outbound;

internal sealed class RecordingOwner : IOutboundOwner
{
    private readonly Lock _gate = new();
    private readonly List<string> _calls = [];

    public string[] Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    public void OnOverflow() => Add("overflow");

    public void OnRelieved() => Add("relieved");

    public void OnWriteFailed(Exception? fault) => Add($"failed {fault?.Message}");

    private void Add(string call)
    {
        lock (_gate)
            _calls.Add(call);
    }
}
