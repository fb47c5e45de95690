using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Asks the host for what it has stored, by commands, and compares it with what was acknowledged.</summary>
/// <param name="scene">The run.</param>
/// <param name="crowd">Those who ask.</param>
internal sealed class StoredStateCheck(Scene scene, Crowd crowd)
{
    private readonly StoreReader _reader = new(scene);

    /// <summary>Number of things compared so far.</summary>
    public int Compared => _reader.Compared;

    /// <summary>Compares everything.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        Member[] asking = [.. crowd.Clients.Where(static client => !client.IsDenied)];
        var channels = new ChannelCheck(scene, _reader);
        await channels.RunAsync(asking, cancellation);
        await new SubChannelCheck(scene, _reader, channels).RunAsync(asking, cancellation);
        await new AccountCheck(scene, _reader, crowd).RunAsync(cancellation);
        await new HostCheck(scene, _reader, crowd.Administrators).RunAsync(cancellation);
        await new CertificateCheck(scene, _reader, crowd.Administrators[0]).RunAsync(cancellation);
        foreach (var keeper in crowd.ModuleKeepers)
            await new ModuleCheck(scene, _reader, keeper).RunAsync(cancellation);
    }
}
