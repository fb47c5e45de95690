using FsCheck;
using FsCheck.Fluent;
using Mrci.Grains.Channels;
using Mrci.TcpFront.Hub;
using Mrci.TcpFront.Tests.Fakes;

namespace Mrci.TcpFront.Tests.Hub;

/// <summary>Each cast comes out once and in order, whatever the stream does (P-7.0.3).</summary>
public sealed class CastSequenceTests
{
    private static readonly SubChannelRef A = new(1, 0);
    private readonly FakeOwner _owner = new(A);
    private readonly List<long> _out = [];
    private readonly CastSequence _sequence;

    public CastSequenceTests() => _sequence = new CastSequence(cast => _out.Add(cast.Sequence));

    [Fact]
    public void Cast_that_overtakes_another_waits_for_it()
    {
        Begin();
        var (first, second, third) = (Accept(), Accept(), Accept());

        _sequence.Add(third).ShouldBeTrue();
        _sequence.Add(second).ShouldBeTrue();
        _out.ShouldBeEmpty();
        _sequence.Add(first).ShouldBeFalse();

        _out.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Cast_that_comes_again_is_dropped()
    {
        Begin();
        var first = Accept();

        _sequence.Add(first).ShouldBeFalse();
        _sequence.Add(first).ShouldBeFalse();

        _out.ShouldBe([1]);
    }

    [Fact]
    public void Gap_is_filled_by_the_owner()
    {
        Begin();
        Accept();
        Accept();

        _sequence.Add(Accept()).ShouldBeTrue();
        Ask().ShouldBeFalse();

        _out.ShouldBe([1, 2, 3]);
        (_sequence.Told, _sequence.Missed).ShouldBe((3, 0));
    }

    [Fact]
    public void Casts_of_before_the_beginning_do_not_come_out()
    {
        // P-7.0.3 c
        var early = Accept();
        var late = Accept();
        var head = _owner.Read(0, 0);
        var between = Accept();
        _sequence.Add(early).ShouldBeFalse();
        _sequence.Add(between).ShouldBeFalse();

        _sequence.Begin(head.Epoch, head.Head).ShouldBeTrue("one came before it was known where to begin");
        Ask().ShouldBeFalse();
        _sequence.Add(late).ShouldBeFalse();

        _out.ShouldBe([3]);
    }

    [Fact]
    public void Answer_of_several_parts_is_asked_for_until_its_end()
    {
        Begin();
        for (var i = 0; i < 5; i++)
            Accept();
        _owner.MostAtOnce = 2;

        Ask().ShouldBeTrue();
        Ask().ShouldBeTrue();
        Ask().ShouldBeFalse();

        _out.ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public void What_nobody_has_any_more_is_counted_and_passed_over()
    {
        Begin();
        for (var i = 0; i < 5; i++)
            Accept();
        var held = Accept();
        Accept();
        _owner.Forget(before: 7);

        _sequence.Add(held).ShouldBeTrue();
        Ask().ShouldBeFalse();

        _out.ShouldBe([6, 7]);
        _sequence.Missed.ShouldBe(5);
    }

    [Fact]
    public void What_the_owner_has_forgotten_may_still_come_from_a_stream_that_is_late()
    {
        Begin();
        var late = Enumerable.Range(0, 5).Select(_ => Accept()).ToArray();
        _owner.Forget(before: 4);

        Ask().ShouldBeFalse();
        _out.ShouldBeEmpty();
        foreach (var cast in late)
            _sequence.Add(cast).ShouldBeFalse();

        _out.ShouldBe([1, 2, 3, 4, 5]);
        _sequence.Missed.ShouldBe(0);
    }

    [Fact]
    public void What_a_late_stream_has_let_out_is_passed_over_alone()
    {
        Begin();
        var late = Enumerable.Range(0, 6).Select(_ => Accept()).ToArray();
        _owner.Forget(before: 6);

        _sequence.Add(late[0]).ShouldBeFalse();
        _sequence.Add(late[2]).ShouldBeTrue();
        Ask().ShouldBeFalse();
        _sequence.Add(late[3]);
        _sequence.Add(late[4]);

        _out.ShouldBe([1, 3, 4, 5]);
        _sequence.Missed.ShouldBe(1);
    }

    [Fact]
    public void What_the_owner_has_forgotten_and_a_silent_stream_did_not_bring_is_passed_over()
    {
        Begin();
        for (var i = 0; i < 5; i++)
            Accept();
        _owner.Forget(before: 4);

        Ask(isStreamSilent: true).ShouldBeFalse();

        _out.ShouldBe([4, 5]);
        _sequence.Missed.ShouldBe(3);
    }

    [Fact]
    public void New_epoch_is_told_from_its_first_cast()
    {
        Begin();
        _sequence.Add(Accept());
        var lost = Accept();
        _owner.Restart();
        Accept();

        _sequence.Add(Accept()).ShouldBeTrue();
        _sequence.Add(lost).ShouldBeFalse("it is of the former epoch");
        Ask().ShouldBeFalse();

        _out.ShouldBe([1, 1, 2]);
    }

    [Fact]
    public void Answer_of_an_owner_that_was_replaced_is_dropped()
    {
        Begin();
        Accept();
        var old = _owner.Read(1, 0);
        _owner.Restart();
        _sequence.Add(Accept());

        _sequence.Add(old, isStreamSilent: true).ShouldBeFalse();

        _out.ShouldBe([1]);
        _sequence.Epoch.ShouldBe(2);
    }

    [Fact]
    public void Cast_of_older_code_comes_out_as_it_comes()
    {
        Begin();
        _sequence.Add(Accept() with { Epoch = 0, Sequence = 12 }).ShouldBeFalse();

        _out.ShouldBe([12]);
        _sequence.Last.ShouldBe(0);
    }

    [Fact]
    public void Stream_that_loses_repeats_and_reorders_changes_nothing()
    {
        // Each number says what the stream does with one cast: how many times it comes, and how late.
        var fates = Gen.Choose(0, 99).ListOf().ToArbitrary();
        Prop.ForAll(fates, list => Run([.. list])).QuickCheckThrowOnFailure();
    }

    private static bool Run(int[] fates)
    {
        var owner = new FakeOwner(A) { MostAtOnce = 3 };
        List<long> delivered = [];
        var sequence = new CastSequence(cast => delivered.Add(cast.Sequence));
        sequence.Begin(1, 0);
        List<(int Due, CastEvent Cast)> under = [];
        for (var step = 0; step < fates.Length + 20; step++)
        {
            if (step < fates.Length)
            {
                var cast = owner.Accept("s", [A]);
                for (var copy = 0; copy < fates[step] % 3; copy++)
                    under.Add((step + ((fates[step] + (copy * 7)) / 3 % 10), cast));
            }

            foreach (var (_, cast) in under.Where(each => each.Due == step).ToArray())
            {
                // An answer may come late: every other question is left out.
                if (sequence.Add(cast) && step % 2 == 0)
                    sequence.Add(owner.Read(sequence.Epoch, sequence.Last), isStreamSilent: false);
            }
        }

        while (sequence.Add(owner.Read(sequence.Epoch, sequence.Last), isStreamSilent: true))
        {
        }

        return delivered.SequenceEqual(Enumerable.Range(1, fates.Length).Select(static number => (long)number)) && sequence.Missed == 0;
    }

    private void Begin() => _sequence.Begin(1, 0).ShouldBeFalse();

    private CastEvent Accept() => _owner.Accept("alice", [A]);

    private bool Ask(bool isStreamSilent = false) => _sequence.Add(_owner.Read(_sequence.Epoch, _sequence.Last), isStreamSilent);
}
