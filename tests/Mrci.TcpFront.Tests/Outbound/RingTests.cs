namespace Mrci.TcpFront.Tests.Outbound;

public sealed class RingTests
{
    [Fact]
    public void Items_come_out_in_order_while_the_ring_grows_and_wraps()
    {
        var ring = default(Ring<int>);
        var next = 0;
        var expected = 0;
        for (var round = 1; round <= 50; round++)
        {
            for (var i = 0; i < round; i++)
                ring.Add(next++);
            for (var i = 0; i < round / 2; i++)
            {
                ring.TryTake(out var item).ShouldBeTrue();
                item.ShouldBe(expected++);
            }
        }

        while (ring.TryTake(out var item))
            item.ShouldBe(expected++);
        expected.ShouldBe(next);
        ring.Count.ShouldBe(0);
    }

    [Fact]
    public void Memory_of_a_burst_is_given_back_and_that_of_light_traffic_kept()
    {
        var ring = default(Ring<int>);
        ring.Capacity.ShouldBe(0);
        ring.Add(1);
        ring.TryTake(out _);
        ring.Trim();
        var kept = ring.Capacity;
        kept.ShouldBeInRange(1, 16);

        for (var i = 0; i < 1000; i++)
            ring.Add(i);
        while (ring.TryTake(out _))
            ring.Trim();
        ring.Trim();
        ring.Capacity.ShouldBeLessThanOrEqualTo(kept);
    }
}
