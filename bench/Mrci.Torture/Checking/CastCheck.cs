using Mrci.Torture.Casting;

namespace Mrci.Torture.Checking;

/// <summary>
/// Compares the casts that were acknowledged with what each receiver got. A receiver must have a cast that was sent after his opening and
/// acknowledged, if (a) he still has the sub-channel open at the end, or (b) he kept it open for the grace time after the acknowledgement, or (c) he
/// got a later cast of the same sender within the same opening: order is kept, so what is missing before it will never come.
/// </summary>
/// <param name="book">All sessions.</param>
/// <param name="grace">The time of (b).</param>
internal sealed class CastCheck(SessionBook book, TimeSpan grace)
{
    /// <summary>Number of deliveries that were owed.</summary>
    public long Owed { get; private set; }

    /// <summary>Looks for casts that are owed and missing.</summary>
    /// <param name="now">Time of the run; openings that have not ended count as kept until then.</param>
    /// <returns>One story for each.</returns>
    public IReadOnlyList<string> FindMissing(TimeSpan now)
    {
        Owed = 0;
        var missing = new List<string>();
        foreach (var room in book.All.GroupBy(static session => session.Room))
        {
            foreach (var sender in room)
            {
                var sent = sender.Sent;
                foreach (var receiver in room.Where(receiver => sent.Count > 0 && receiver != sender))
                    Compare(sender, sent, receiver, now, missing);
            }
        }

        return missing;
    }

    private void Compare(SessionRecord sender, IReadOnlyList<SentCast> sent, SessionRecord receiver, TimeSpan now, List<string> missing)
    {
        var receipts = receiver.ReceivedFrom(sender.Number);
        var has = receipts.Select(static receipt => receipt.Cast).ToHashSet();
        foreach (var interval in receiver.Intervals)
        {
            var end = interval.Ended ?? now;
            var last = LastWithin(receipts, interval.Opened, end);
            for (var cast = FirstSince(sent, interval.Opened); cast < sent.Count && sent[cast].Sent < end; cast++)
            {
                if (sent[cast].Acknowledged is not { } acknowledged)
                    continue;
                if (interval.Ended is not null && acknowledged + grace > end && cast > last)
                    continue;
                Owed++;
                if (!has.Contains(cast))
                    missing.Add($"cast {cast} of {sender.Name}, acknowledged at {acknowledged.TotalSeconds:0.000} s, never reached {receiver.Name}"
                        + $", open from {interval.Opened.TotalSeconds:0.000} s to {interval.Ended?.TotalSeconds.ToString("0.000") ?? "the end"}"
                        + (cast < last ? $", which got cast {last}" : ""));
            }
        }
    }

    private static int LastWithin(Receipt[] receipts, TimeSpan from, TimeSpan to)
    {
        var last = -1;
        foreach (var receipt in receipts)
        {
            if (receipt.Milliseconds >= from.TotalMilliseconds && receipt.Milliseconds <= to.TotalMilliseconds)
                last = Math.Max(last, receipt.Cast);
        }

        return last;
    }

    // Casts of a session are in the order of their times.
    private static int FirstSince(IReadOnlyList<SentCast> sent, TimeSpan opened)
    {
        var (low, high) = (0, sent.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sent[middle].Sent < opened)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
