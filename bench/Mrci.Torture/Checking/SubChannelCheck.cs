using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;
using Mrci.Torture.Workload;

namespace Mrci.Torture.Checking;

/// <summary>Compares what each channel has in it: sub-channels with names, levels, and active flags, and read-only flags.</summary>
/// <param name="scene">The run.</param>
/// <param name="reader">Asks.</param>
/// <param name="channels">Knows what the channels are called now.</param>
internal sealed class SubChannelCheck(Scene scene, StoreReader reader, ChannelCheck channels)
{
    // Columns of ls_sub_chs (C-ls_sub_chs.1).
    private const int Id = 2;
    private const int Name = 3;
    private const int Level = 4;
    private const int Active = 5;

    /// <summary>Compares them.</summary>
    public Task RunAsync(IReadOnlyList<Member> asking, CancellationToken cancellation) =>
        // A channel that nobody has in his list is gone, or missed by now.
        StoreReader.ForEachAsync(asking, CheckAsync, cancellation);

    private async ValueTask CheckAsync(Member owner, CancellationToken cancellation)
    {
        foreach (var (channel, name) in channels.NamesOf(owner.Account))
        {
            CheckSubChannels(channel, await reader.ReadAsync(owner, "ls_sub_chs", $"-ch_name {name}", cancellation));
            CheckFlags(channel, await reader.ReadAsync(owner, "ls_rdonly_flags", $"-ch_name {name}", cancellation));
        }
    }

    private void CheckSubChannels(string channel, IReadOnlyList<string[]> rows)
    {
        var names = rows.Select(static row => row[Name]).ToArray();
        if (names.ToHashSet(StringComparer.OrdinalIgnoreCase).Count < rows.Count || rows.Select(static row => row[Id]).ToHashSet(StringComparer.Ordinal).Count < rows.Count)
            scene.Violations.Add(ViolationKind.NameTwice, $"{channel} has a sub-channel name or id twice: {string.Join(", ", names)}");
        var left = rows.ToList();
        foreach (var ((_, firstName), cells) in scene.Ledger.SubChannels.Where(pair => pair.Key.Channel == channel))
        {
            var what = $"of sub-channel {firstName} of {channel}";
            var row = left.Find(row => cells.IsNamed(row[Name]));
            reader.Compare(cells.Name, row?[Name] ?? "", $"the name {what}");
            if (row is null)
                continue;
            left.Remove(row);
            reader.Compare(cells.Level, uint.Parse(row[Level]), $"the level {what}");
            reader.Compare(cells.IsActive, row[Active] == "1", $"the active flag {what}");
        }

        foreach (var row in left)
            scene.Violations.Add(ViolationKind.UnaskedChange, $"{channel} has the sub-channel {row[Name]}, for which nobody has asked");
    }

    private void CheckFlags(string channel, IReadOnlyList<string[]> rows)
    {
        var flags = rows.Select(static row => new ReadOnlyFlag(uint.Parse(row[0]), uint.Parse(row[1]))).ToHashSet();
        if (flags.Count < rows.Count)
            scene.Violations.Add(ViolationKind.NameTwice, $"{channel} has a read-only flag twice");
        foreach (var ((_, flag), cell) in scene.Ledger.ReadOnlyFlags.Where(pair => pair.Key.Channel == channel))
            reader.Compare(cell, flags.Remove(flag), $"whether {channel} has the flag of sub-channel {flag.SubId} and level {flag.Level}");
        foreach (var flag in flags)
            scene.Violations.Add(ViolationKind.UnaskedChange, $"{channel} has the flag of sub-channel {flag.SubId} and level {flag.Level}, for which nobody has asked");
    }
}
