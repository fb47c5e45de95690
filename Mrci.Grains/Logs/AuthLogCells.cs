using Mrci.Commands.Tables;
using Mrci.Domain.Logs;
using Mrci.Grains.Users;
using Orleans;

namespace Mrci.Grains.Logs;

/// <summary>C-ls_auth_log.1, D-802: a failure is shown as counted when it was counted and its account's counter has not been reset since.</summary>
internal sealed class AuthLogCells(IGrainFactory grains) : LogCells<AuthLogEntry>
{
    private readonly Dictionary<string, FailureReset[]> _resets = new(StringComparer.Ordinal);

    public override async ValueTask<string[]> RenderAsync(AuthLogEntry entry) =>
    [
        TableCell.Of(entry.Time),
        entry.Address.ToString(),
        entry.UserName,
        TableCell.Of(entry.AuthAttempt),
        TableCell.Of(entry.RecoverAttempt),
        TableCell.Of(await IsCountedAsync(entry)),
        TableCell.Of(entry.Accepted),
    ];

    public override async ValueTask DeletingAsync(IReadOnlyList<AuthLogEntry> entries)
    {
        foreach (var userId in entries.Where(static entry => entry.CountToThreshold).Select(static entry => entry.UserId.ToString()).Distinct(StringComparer.Ordinal))
            await grains.GetGrain<IUserGrain>(userId).ResetFailuresAsync();
    }

    private async ValueTask<bool> IsCountedAsync(AuthLogEntry entry)
    {
        if (!entry.CountToThreshold)
            return false;
        var userId = entry.UserId.ToString();
        if (!_resets.TryGetValue(userId, out var resets))
            _resets[userId] = resets = await grains.GetGrain<IUserGrain>(userId).GetFailureResetsAsync();
        var address = entry.Address.ToString();
        return !Array.Exists(resets, reset => reset.TimeUtc >= entry.Time
            && (reset.Address.Length == 0 || reset.Address.Equals(address, StringComparison.Ordinal)));
    }
}
