using System.Security.Cryptography;
using Mrci.Torture.Casting;
using Mrci.Torture.Checking;
using Mrci.Torture.Ledger;
using Mrci.Torture.Reporting;
using Mrci.Torture.Targets;

namespace Mrci.Torture.Sessions;

/// <summary>What all clients of a run share.</summary>
internal sealed class Scene
{
    /// <summary>A scene on a target.</summary>
    /// <param name="plan">The plan of the run.</param>
    /// <param name="target">What is tortured.</param>
    public Scene(RunPlan plan, Target target)
    {
        Plan = plan;
        Target = target;
        Violations = new ViolationLog(Clock);
    }

    /// <summary>The plan of the run.</summary>
    public RunPlan Plan { get; }

    /// <summary>What is tortured.</summary>
    public Target Target { get; }

    /// <summary>Time of the run.</summary>
    public RunClock Clock { get; } = new(TimeProvider.System);

    /// <summary>What was broken.</summary>
    public ViolationLog Violations { get; }

    /// <summary>The sessions and their casts.</summary>
    public SessionBook Book { get; } = new();

    /// <summary>The changes.</summary>
    public ChangeLedger Ledger { get; } = new();

    /// <summary>The changes of what is no channel.</summary>
    public HostLedger Host { get; } = new();

    /// <summary>How often what happened.</summary>
    public Tally Tally { get; } = new();

    /// <summary>Number of the run, in every cast.</summary>
    public ulong Run { get; } = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>What every name of this run begins with, so that a host can be used again.</summary>
    public string Prefix => $"t{Run:x16}"[..7];
}
