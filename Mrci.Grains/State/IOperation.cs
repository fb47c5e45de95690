namespace Mrci.Grains.State;

/// <summary>A change that is remembered so that a repeat of the call gives the same answer (D-600).</summary>
public interface IOperation
{
    /// <summary>Id that the caller gave the operation.</summary>
    Guid Id { get; }
}
