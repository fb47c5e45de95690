using Mrci.Engine.Embedded.Tests.Harness;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Tests.References;

public sealed class ReferenceTests : IAsyncDisposable
{
    private readonly TestEngine _engine = new();

    private IReferenceGrain Grain => _engine.Grain<IReferenceGrain>();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task ValueTasks_areAnswered()
    {
        (await Grain.Square(7).AsTask().InTime()).ShouldBe(49);
        var call = Grain.Nothing("gate").AsTask();
        call.IsCompleted.ShouldBeFalse();
        _engine.Journal.Open("gate");
        await call.InTime();
    }

    [Fact]
    public async Task Arguments_ofAllKinds_arrive()
        => (await Grain.Many(1, 2, "three", 4.5m, new Message("six"), null, 7.5, Guid.Empty, [1, 2, 3]).InTime())
            .ShouldBe($"1 2 three 4.5 six  7.5 {Guid.Empty} 3");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Exceptions_keepTypeAndMessage(bool late)
    {
        var exception = await Should.ThrowAsync<InvalidDataException>(Grain.Throw(new InvalidDataException("the message"), late).InTime());
        exception.Message.ShouldBe("the message");
        exception.StackTrace.ShouldNotBeNull().ShouldContain(nameof(ReferenceGrain));
        (await Grain.Square(2).AsTask().InTime()).ShouldBe(4);
    }

    [Fact]
    public async Task CancellationInside_isAnOperationCanceledException()
        => await Should.ThrowAsync<OperationCanceledException>(Grain.Cancelled().InTime());

    [Fact]
    public async Task OneWayCall_isNotWaitedFor()
    {
        Grain.Forget("gate").IsCompletedSuccessfully.ShouldBeTrue();
        _engine.Journal.Open("gate");
        await _engine.Journal.Until("forgot gate");
    }

    [Fact]
    public async Task GrainAsArgument_arrivesAsAReference()
    {
        (await Grain.AskFor("b").InTime()).ShouldBe("True a");
        (await Grain.IdentityOf(null).InTime()).ShouldBe("False ");
    }

    [Fact]
    public async Task References_toOneGrain_areEqual()
    {
        var self = await Grain.Self().InTime();
        self.ShouldBe(Grain);
        self.GetHashCode().ShouldBe(Grain.GetHashCode());
        self.ShouldNotBe(_engine.Grain<IReferenceGrain>("b"));
        (await Grain.Id().InTime()).ToString().ShouldBe("reference/a");
        _engine.Client.GetGrain<IReferenceGrain>(GrainId.Create("reference", "a")).ShouldBe(Grain);
    }

    [Fact]
    public async Task CancelledCall_endsForTheCallerAtOnceAndTellsTheGrain()
    {
        using var source = new CancellationTokenSource();
        var call = Grain.Wait("gate", source.Token);
        await _engine.Journal.Until("in gate");
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call.InTime());
        _engine.Journal.Open("gate");
        await _engine.Journal.Until("cancelled: True");
    }

    [Fact]
    public void Interface_withoutAClass_isSaidSo()
        => Should.Throw<ArgumentException>(() => _engine.Grain<INobody>()).Message.ShouldContain(nameof(INobody));

    [Fact]
    public void GenericMethods_areNotInTheSlice()
        => Should.Throw<NotSupportedException>(() => _engine.Client.GetGrain<IGenericMethod>(GrainId.Create("reference", "a"))).Message.ShouldContain("Generic");

    internal interface INobody : IGrainWithStringKey;

    internal interface IGenericMethod : IGrainWithStringKey
    {
        Task Generic<T>(T value);
    }
}
