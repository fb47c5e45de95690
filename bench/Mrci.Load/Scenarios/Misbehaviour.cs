namespace Mrci.Load.Scenarios;

/// <summary>One thing that a command of the module <c>Mrci.Misbehaving</c> does wrong.</summary>
/// <param name="Command">Name of the command.</param>
/// <param name="Times">How often a run does it: more than once where it is over at once and ends no process.</param>
/// <param name="TextsUntilTerm">TEXT frames after which the client ends it with <c>term</c>; 0 for what ends by itself, or is ended by the host.</param>
internal sealed record Misbehaviour(string Command, int Times = 1, int TextsUntilTerm = 0)
{
    /// <summary>All kinds but <c>floods</c>: reading what it sends would keep this process busy, which measures the bystander.</summary>
    public static IReadOnlyList<Misbehaviour> All { get; } =
    [
        new("throws", Times: 1000), new("hangs"), new("spins"), new("loops"), new("overflows"), new("allocates"), new("hoards"),
        new("forks", TextsUntilTerm: 4), new("closes"), new("exits"), new("throws_elsewhere"),
    ];
}
