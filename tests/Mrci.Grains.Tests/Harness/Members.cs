using Mrci.Domain.Channels;
using Mrci.Grains.Channels;
using Mrci.Grains.Directories;

namespace Mrci.Grains.Tests.Harness;

/// <summary>Members of channels as the commands make and change them, and the listing of channels.</summary>
internal static class Members
{
    /// <summary>A new account that is a member of a channel.</summary>
    public static async Task<string> AddMemberAsync(
        this TestHost host, ulong channelId, string ownerId, string name, ChannelLevel level = ChannelLevel.Regular)
    {
        var userId = await host.AddUserAsync(name);
        await host.InviteAsync(channelId, ownerId, userId);
        (await host.Channel(channelId).AcceptAsync(Guid.NewGuid(), Accounts.Actor(userId))).Status.ShouldBe(ChannelStatus.Done);
        if (level != ChannelLevel.Regular)
            (await host.SetLevelAsync(channelId, ownerId, userId, level)).Status.ShouldBe(ChannelStatus.Done);
        return userId;
    }

    public static async Task InviteAsync(this TestHost host, ulong channelId, string ownerId, string userId) =>
        (await host.Channel(channelId).InviteAsync(Guid.NewGuid(), Accounts.Actor(ownerId), userId)).Status.ShouldBe(ChannelStatus.Done);

    public static Task<ChannelResult> SetLevelAsync(
        this TestHost host, ulong channelId, string actorId, string userId, ChannelLevel level, Guid? operation = null) =>
        host.Channel(channelId).SetMemberLevelAsync(operation ?? Guid.NewGuid(), Accounts.Actor(actorId), userId, (byte)level);

    /// <summary>The owners that the stored record of a channel names: by its rows, and by itself.</summary>
    public static string[] OwnersOnDisk(this TestHost host, ulong channelId)
    {
        var channel = host.Disk.All<ChannelState>("channel")[channelId.ToString("X")];
        return [.. channel.Members.Where(member => member.Value.Level == ChannelLevel.Owner).Select(member => member.Key).Append(channel.OwnerId).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Rows of the listing of channels: id and name, by id.</summary>
    public static async Task<string[]> ChannelRowsAsync(this TestHost host)
    {
        var parts = await Task.WhenAll(DirectoryKeys.Channels.Select(part => host.Grains.GetGrain<IDirectoryGrain>(part).ListAsync()));
        return [.. parts.SelectMany(part => part).OrderBy(row => ulong.Parse(row.Id)).Select(row => $"{row.Id} {row.Name}")];
    }
}
