using System.Collections.Concurrent;
using Mrci.Grains.Registry;

namespace Mrci.TcpFront.Tests.Fakes;

internal sealed class FakeRegistry : ISessionRegistryGrain
{
    public ConcurrentQueue<string> Asked { get; } = new();

    public ConcurrentQueue<string> Admitted { get; } = new();

    public ConcurrentQueue<string> Left { get; } = new();

    public ConcurrentQueue<string[]> Renewed { get; } = new();

    /// <summary>The answers to give, first ones first; when there are none, every session is admitted.</summary>
    public ConcurrentQueue<AdmissionStatus> Answers { get; } = new();

    /// <summary>Holds renewals back.</summary>
    public Task RenewalGate { get; set; } = Task.CompletedTask;

    public Func<string, Task> BeforeAnswer { get; set; } = static _ => Task.CompletedTask;

    public async Task<AdmissionStatus> TryAdmitAsync(string frontId, string sessionId)
    {
        Asked.Enqueue(sessionId);
        await BeforeAnswer(sessionId);
        var answer = Answers.TryDequeue(out var next) ? next : AdmissionStatus.Admitted;
        if (answer == AdmissionStatus.Admitted)
            Admitted.Enqueue(sessionId);
        return answer;
    }

    public Task LeaveAsync(string sessionId)
    {
        Left.Enqueue(sessionId);
        return Task.CompletedTask;
    }

    public Task RenewAsync(string frontId, string[] sessionIds)
    {
        Renewed.Enqueue(sessionIds);
        return RenewalGate;
    }

    public Task<string?> FindFrontAsync(string sessionId) => Task.FromResult<string?>(null);

    public Task<string[]> FindGoneAsync(string[] sessionIds) => Task.FromResult<string[]>([]);

    public Task<string[]> FindGoneFrontsAsync(string[] frontIds) => Task.FromResult<string[]>([]);

    public Task<int> CountAsync() => Task.FromResult(Admitted.Count - Left.Count);
}
