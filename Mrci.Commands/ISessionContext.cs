using Mrci.Commands.Host;
using Mrci.Commands.Modules;
using Mrci.Domain.Sessions;
using Mrci.Domain.Settings;
using Mrci.Grains.Events;
using Mrci.Grains.Users;
using Mrci.Protocol.Identifiers;
using Orleans;

namespace Mrci.Commands;

/// <summary>What a built-in command may do with its session beyond <see cref="Mrci.Modules.ICommandHost"/> (P-5.22, P-11.8).</summary>
public interface ISessionContext
{
    /// <summary>The state of the session (P-6.1). Commands change it only through the members of this interface.</summary>
    SessionState State { get; }

    /// <summary>Reaches the grains.</summary>
    IGrainFactory Grains { get; }

    /// <summary>The clock of the host.</summary>
    TimeProvider Time { get; }

    /// <summary>Settings of the configuration file that commands heed (D-405).</summary>
    CommandOptions Options { get; }

    /// <summary>What the host program says of itself.</summary>
    HostFacts Facts { get; }

    /// <summary>Installs modules.</summary>
    IModuleInstaller ModuleInstaller { get; }

    /// <summary>Settings of the host as they were last told to the session (C-LST.4); decisions belong to the grains that own them.</summary>
    HostSettings Settings { get; }

    /// <summary>Whether the peer's address is loopback; such an address is never banned (P-10.3).</summary>
    bool IsLoopback { get; }

    /// <summary>The loaded commands by ascending id.</summary>
    IReadOnlyCollection<LoadedCommand> LoadedCommands { get; }

    /// <summary>Writes a row of the activity log about this session (C-LOG.1).</summary>
    /// <param name="text">What happened; never passwords, codes, or payloads.</param>
    void LogActivity(string text);

    /// <summary>Origin with the next sequence number, for a grain call that publishes events (P-7.0.3).</summary>
    EventOrigin NextOrigin();

    /// <summary>
    /// Applies events that this session has caused and that are published already: state first, then the client's frame, in order
    /// (class F, P-7.0.2). The stream's copies are skipped later.
    /// </summary>
    ValueTask ApplyAsync(IReadOnlyList<HostEvent> events);

    /// <summary>
    /// Makes the session act as owner of every channel, or no longer (C-ch_owner_override.1). Switching it off closes what the user's own level does
    /// not allow, as one change, and takes the right to send where a read-only flag says so; switching it on leaves what is open as it is (C-CHL.5).
    /// </summary>
    /// <param name="isOn">Whether it does.</param>
    ValueTask SetOwnerOverrideAsync(bool isOn);

    /// <summary>
    /// Logs a user in (P-10.5): drops what a former user had (P-10.7), sets the state, sends <c>2:MY_INFO</c>. The rebuild follows the IDLE (P-4.13).
    /// </summary>
    ValueTask LoginAsync(UserSnapshot user);

    /// <summary>Asks another session for a peer-to-peer link (P-9.3); the command has checked the relation and the limit.</summary>
    /// <param name="peer">The other session.</param>
    /// <returns>False when there is no such session; nothing has changed then (P-9.6).</returns>
    ValueTask<bool> RequestPeerAsync(SessionId peer);

    /// <summary>Asks the sessions with active updates that share an open sub-channel who they are (P-8.23). Their answers come later.</summary>
    ValueTask PingPeersAsync();

    /// <summary>
    /// Terminates one active command, or all of them (P-5.10): its <c>term()</c>, modes off, its IDLE. The calling command is left alone.
    /// </summary>
    /// <param name="commandId">The target; null for all.</param>
    /// <returns>False when the target is not loaded.</returns>
    ValueTask<bool> TerminateAsync(ushort? commandId);

    /// <summary>Pauses one looping command, or all of them (P-5.10).</summary>
    /// <param name="commandId">The target; null for all.</param>
    /// <returns>False when the target is not loaded or does not loop.</returns>
    bool Pause(ushort? commandId);

    /// <summary>Lets one paused command go on, or all of them (P-5.10).</summary>
    /// <param name="commandId">The target; null for all.</param>
    /// <returns>False when the target is not loaded or not paused.</returns>
    bool Resume(ushort? commandId);
}
