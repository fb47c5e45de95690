using System.Collections.Immutable;

namespace Mrci.Grains.State;

/// <summary>The last operations of a grain, kept in its state (D-600).</summary>
public static class OperationHistory
{
    /// <summary>How many are remembered: a repeat follows its first try after some seconds, and one entity sees few changes in that time.</summary>
    public const int Capacity = 32;

    /// <summary>Finds an operation that has been done.</summary>
    /// <typeparam name="TOperation">What is remembered of an operation.</typeparam>
    /// <param name="history">The last operations, oldest first.</param>
    /// <param name="id">Id of the operation.</param>
    /// <returns>The operation; null when it has not been done, or long ago.</returns>
    public static TOperation? Find<TOperation>(this ImmutableArray<TOperation> history, Guid id)
        where TOperation : class, IOperation
    {
        foreach (var operation in history)
        {
            if (operation.Id == id)
                return operation;
        }

        return null;
    }

    /// <summary>Remembers one more operation and forgets the oldest one when there are more than <see cref="Capacity"/>.</summary>
    /// <typeparam name="TOperation">What is remembered of an operation.</typeparam>
    /// <param name="history">The last operations, oldest first.</param>
    /// <param name="operation">The operation that is being done.</param>
    /// <returns>The new history.</returns>
    public static ImmutableArray<TOperation> Remember<TOperation>(this ImmutableArray<TOperation> history, TOperation operation)
        where TOperation : class, IOperation =>
        history.Length < Capacity ? history.Add(operation) : history.RemoveRange(0, history.Length - Capacity + 1).Add(operation);
}
