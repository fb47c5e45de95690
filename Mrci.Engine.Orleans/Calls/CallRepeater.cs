using System.Collections.Concurrent;
using System.Reflection;
using Mrci.Grains.Failures;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Engine.Orleans.Calls;

/// <summary>
/// Makes calls between grains again when their silo was lost, so that a command does not fail because a grain that it needs is being started elsewhere.
/// Only calls that may be repeated: those that read, those with an operation id, and those marked <see cref="RepeatableAttribute"/>.
/// </summary>
/// <param name="time">Runs the pauses between tries, and limits them to 15 s in all.</param>
public sealed class CallRepeater(TimeProvider time) : IOutgoingGrainCallFilter
{
    // A lost silo is declared dead in about a second in one data centre and in about 10 s otherwise; callers of callers wait for 30 s.
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<MethodInfo, bool> _repeatable = new();

    /// <inheritdoc/>
    public Task Invoke(IOutgoingGrainCallContext context) =>
        context.InterfaceMethod is { } method && _repeatable.GetOrAdd(method, IsRepeatable) ? InvokeUntilItIsDoneAsync(context) : context.Invoke();

    private static bool IsRepeatable(MethodInfo method) =>
        method.DeclaringType?.Namespace?.StartsWith("Mrci.", StringComparison.Ordinal) == true
        && (method.IsDefined(typeof(ReadOnlyAttribute))
            || method.IsDefined(typeof(RepeatableAttribute))
            || (method.GetParameters() is [var first, ..] && first.ParameterType == typeof(Guid) && "operation".Equals(first.Name, StringComparison.Ordinal)));

    private async Task InvokeUntilItIsDoneAsync(IOutgoingGrainCallContext context)
    {
        var started = time.GetTimestamp();
        // A call of a grain in the same process empties the request when it is done, also when it has failed.
        var request = context.Request;
        var arguments = new object?[request.GetArgumentCount()];
        for (var index = 0; index < arguments.Length; index++)
            arguments[index] = request.GetArgument(index);

        for (var delay = FirstDelay; ; delay = delay >= LongestDelay / 2 ? LongestDelay : 2 * delay)
        {
            try
            {
                await context.Invoke();
                if (context.Response?.Exception is not { } failure || !IsWorthIt(failure))
                    return;
            }
            catch (Exception failure) when (IsWorthIt(failure))
            {
                // Made again below.
            }

            await Task.Delay(delay, time);
            for (var index = 0; index < arguments.Length; index++)
                request.SetArgument(index, arguments[index]!);
        }

        // A call that has timed out may be under way still, and the request would be in use twice.
        bool IsWorthIt(Exception failure) =>
            failure is not TimeoutException && CallFailures.IsTransient(failure) && time.GetElapsedTime(started) < MostPatience;
    }
}
