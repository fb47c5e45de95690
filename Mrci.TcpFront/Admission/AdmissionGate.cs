using System.Net;
using System.Text;
using Mrci.Grains.Registry;
using Mrci.Protocol.Identifiers;

namespace Mrci.TcpFront.Admission;

/// <summary>Decides whether a connection becomes a session (P-1.2).</summary>
internal sealed class AdmissionGate(SessionRoster roster, BanCache bans, TimeProvider time)
{
    // 16 random bytes make one repeat improbable; several in a row mean that something else is wrong.
    private const int MaxIdAttempts = 8;

    private readonly byte[] _machineId = Encoding.ASCII.GetBytes(SessionIds.MachineId() ?? Environment.MachineName);

    /// <summary>Asks for admission.</summary>
    /// <param name="address">Address of the peer, normalised (P-1.3).</param>
    /// <returns>The verdict, and the id of the session when it is <see cref="AdmissionVerdict.Admitted"/>.</returns>
    public async Task<(AdmissionVerdict Verdict, SessionId SessionId)> AdmitAsync(IPAddress address)
    {
        // Asked first although P-1.2 names the limit first: the registry checks and counts in one step, and only a peer that is
        // not banned may be counted. To the peer both look the same.
        if (await bans.IsBannedAsync(address.ToString()))
            return (AdmissionVerdict.Banned, default);

        for (var attempt = 0; attempt < MaxIdAttempts; attempt++)
        {
            var id = SessionIds.Create(time, _machineId);
            switch (await roster.AdmitAsync(id.ToString()))
            {
                case AdmissionStatus.Admitted:
                    return (AdmissionVerdict.Admitted, id);
                case AdmissionStatus.Full:
                    return (AdmissionVerdict.Full, default);
            }
        }

        throw new InvalidOperationException($"{MaxIdAttempts} fresh session ids in a row are in use.");
    }
}
