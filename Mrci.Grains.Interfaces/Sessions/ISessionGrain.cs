using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Sessions;

/// <summary>
/// One session (D-605): its state (P-6.1), its command instances and their dialogues. Key: session id, 56 hex digits.
/// </summary>
/// <remarks>
/// The front end that holds the socket drives the grain: it hands in one frame, event, or loop turn at a time and writes what comes back,
/// so the order of output is the order of calls (P-2.10). <c>epoch</c> is the number of the attachment that the caller belongs to; a call
/// with another number than the current one fails with <see cref="SessionEpochException"/>, so a lost activation is noticed (P-10.20).
/// </remarks>
[Alias("mrci.ISessionGrain")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>
    /// How long a call may take: several commands of modules may use up their budgets in it (P-11.32). Calls that nobody carries out any more are
    /// noticed by <see cref="IsWorkingAsync"/> long before.
    /// </summary>
    const string TimeLimit = "00:05:00";

    /// <summary>Starts the session, or takes it up again after its activation was lost. Answers RDY and NEW_CMD frames (P-1.13).</summary>
    [Alias("Attach"), ResponseTimeout(TimeLimit)]
    Task<SessionReply> AttachAsync(SessionAttachment attachment);

    /// <summary>Handles one frame of the client (P-5.1) with all that follows from it, the rebuild included (P-5.13).</summary>
    [Alias("Receive"), ResponseTimeout(TimeLimit)]
    Task<SessionReply> ReceiveAsync(long epoch, ClientFrame frame);

    /// <summary>Applies one notification to the state of the session (chapter 7).</summary>
    [Alias("Notify"), ResponseTimeout(TimeLimit)]
    Task<SessionReply> NotifyAsync(long epoch, Events.HostEvent notification);

    /// <summary>Runs one turn of one looping command (P-5.6).</summary>
    [Alias("Turn"), ResponseTimeout(TimeLimit)]
    Task<SessionReply> TurnAsync(long epoch);

    /// <summary>
    /// The front end has subscribed to what <see cref="SessionReply.Interests"/> named; the grain reads again what those streams tell
    /// changes of, so that nothing published in between is missed (P-7.0.3 c).
    /// </summary>
    [Alias("Subscribed"), ResponseTimeout(TimeLimit)]
    Task<SessionReply> SubscribedAsync(long epoch, int interestsVersion);

    /// <summary>
    /// The front end may have missed notifications: the grain reads again all that they could have told, and rebuilds (P-10.24).
    /// </summary>
    [Alias("Reread")]
    Task<SessionReply> RereadAsync(long epoch);

    /// <summary>
    /// Says that the front end is alive, as every other call of it does. A session that has heard nothing for 60 s ends by itself (P-10.23).
    /// The caller learns in turn whether the session is alive.
    /// </summary>
    [Alias("Renew"), ResponseTimeout(TimeLimit)]
    Task<SessionReply> RenewAsync(long epoch);

    /// <summary>
    /// Whether a call of an attachment is being carried out. Answered at once, so a caller that waits can tell a long call from one that was lost
    /// with the process that carried it, or its reply (P-10.20).
    /// </summary>
    [AlwaysInterleave, ReadOnly, Alias("IsWorking")]
    Task<bool> IsWorkingAsync(long epoch);

    /// <summary>Ends the session: P-1.18 steps 1 to 4. Fails like every other call when there is no session, so a lost one can be told from one that ends now.</summary>
    [Alias("End"), ResponseTimeout(TimeLimit)]
    Task<SessionReply> EndAsync(long epoch, string reason);
}
