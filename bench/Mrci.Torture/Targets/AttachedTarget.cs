using System.Net;
using Mrci.Torture.Faults;

namespace Mrci.Torture.Targets;

/// <summary>A cluster that somebody else started, and breaks by commands of his own.</summary>
/// <param name="fronts">Where clients connect.</param>
/// <param name="rootPassword">Root's password.</param>
/// <param name="faults">What can be done.</param>
internal sealed class AttachedTarget(IReadOnlyList<IPEndPoint> fronts, string rootPassword, IReadOnlyList<Fault> faults) : Target
{
    /// <inheritdoc />
    public override IReadOnlyList<IPEndPoint> Fronts => fronts;

    /// <inheritdoc />
    public override string RootPassword => rootPassword;

    /// <inheritdoc />
    public override IReadOnlyList<Fault> Faults => faults;

    /// <inheritdoc />
    public override bool Outlives => true;

    /// <inheritdoc />
    public override string Description => $"fronts {string.Join(", ", fronts)}, faults by commands of the operator";
}
