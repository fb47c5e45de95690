namespace Mrci.Torture;

/// <summary>What is done to the host, and for how long.</summary>
internal sealed record RunPlan
{
    /// <summary>Start of every sequence of random numbers: who is hit when, and what each client does next.</summary>
    public required int Seed { get; init; }

    /// <summary>Number of clients, each with an account of its own.</summary>
    public required int Clients { get; init; }

    /// <summary>Clients that share one sub-channel.</summary>
    public required int RoomSize { get; init; }

    /// <summary>How long clients work and faults happen; set-up and check come on top.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>From the start of one fault to that of the next; longer if it takes longer to be over.</summary>
    public required TimeSpan FaultEvery { get; init; }

    /// <summary>Casts per second of one client.</summary>
    public required double CastRate { get; init; }

    /// <summary>Changes per second of one client; an administrator makes ten times as many.</summary>
    public required double ChangeRate { get; init; }

    /// <summary>The <c>main.dll</c> of the reference module; empty if none is to be installed.</summary>
    public ReadOnlyMemory<byte> Module { get; init; }

    /// <summary>A command without its IDLE for so long makes the session a stuck one. The host may take 60 s for a recovery (P-10.20).</summary>
    public TimeSpan CommandLimit { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>A cast that a receiver does not have so long after its acknowledgement is lost, if the receiver closes the sub-channel then.</summary>
    public TimeSpan CastGrace { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long after the load the last casts may take, and an open session for one answer.</summary>
    public TimeSpan SettleLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest set-up, and longest check.</summary>
    public TimeSpan PhaseLimit { get; init; } = TimeSpan.FromMinutes(5);
}
