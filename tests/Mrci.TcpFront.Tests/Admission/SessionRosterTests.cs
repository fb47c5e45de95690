using Mrci.Grains.Registry;
using Mrci.TcpFront.Admission;
using Mrci.TcpFront.Tests.Fakes;
using Mrci.TcpFront.Tests.Hosting;

namespace Mrci.TcpFront.Tests.Admission;

public sealed class SessionRosterTests
{
    private readonly FakeGrains _grains = new();
    private readonly SessionRoster _roster;

    public SessionRosterTests() => _roster = new SessionRoster(_grains.Factory);

    private FakeRegistry Registry => _grains.Registry;

    [Fact]
    public async Task Session_leaves_once_however_often_it_is_told()
    {
        // P-1.4
        await _roster.AdmitAsync("one");
        await _roster.LeaveAsync("one");
        await _roster.LeaveAsync("one");
        Registry.Left.ShouldBe(["one"]);
    }

    [Fact]
    public async Task Renewal_during_an_admission_names_the_new_session()
    {
        // D-613: the registry takes over the list, so a session that is missing in it would be counted out
        var gate = new TaskCompletionSource();
        Registry.BeforeAnswer = _ => gate.Task;
        var admission = _roster.AdmitAsync("one");
        await _roster.RenewAsync();
        gate.SetResult();
        (await Wait.ForAsync("the admission", admission)).ShouldBe(AdmissionStatus.Admitted);
        Registry.Renewed.ShouldHaveSingleItem().ShouldBe(["one"]);
    }

    [Fact]
    public async Task Session_leaves_after_the_renewal_that_names_it()
    {
        // D-613: a list that arrives late would count it in again
        await _roster.AdmitAsync("one");
        var gate = new TaskCompletionSource();
        Registry.RenewalGate = gate.Task;
        var renewal = _roster.RenewAsync();
        var leaving = _roster.LeaveAsync("one");
        Registry.Left.ShouldBeEmpty();

        gate.SetException(new TimeoutException());
        await Wait.ForAsync("the session to leave", leaving);
        Registry.Left.ShouldBe(["one"]);
        await Should.ThrowAsync<TimeoutException>(renewal);
    }

    [Fact]
    public async Task Refused_session_that_a_renewal_has_named_is_counted_out()
    {
        // P-1.2, D-613
        var gate = new TaskCompletionSource();
        Registry.BeforeAnswer = _ => gate.Task;
        Registry.Answers.Enqueue(AdmissionStatus.Full);
        var admission = _roster.AdmitAsync("one");
        await _roster.RenewAsync();
        gate.SetResult();
        (await Wait.ForAsync("the refusal", admission)).ShouldBe(AdmissionStatus.Full);
        Registry.Left.ShouldBe(["one"]);
        _roster.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Session_whose_admission_failed_is_not_renewed()
    {
        // P-1.4
        Registry.BeforeAnswer = _ => throw new TimeoutException();
        await Should.ThrowAsync<TimeoutException>(() => _roster.AdmitAsync("one"));
        await _roster.RenewAsync();
        Registry.Renewed.ShouldHaveSingleItem().ShouldBeEmpty();
    }
}
