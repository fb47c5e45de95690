using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>
/// Every check of <c>rm_ch</c>, <c>rename_ch</c>, <c>find_ch</c>, <c>ls_ch_members</c>, <c>remove_ch_member</c>, <c>set_member_level</c>,
/// <c>ch_owner_override</c>, provoked once: one ERR, no change (C-0.4).
/// </summary>
public sealed class ChannelCheckTests(ChannelCheckTests.Channels channels) : IClassFixture<ChannelCheckTests.Channels>
{
    [Theory]
    [InlineData("rm_ch")] // C-rm_ch.1: M
    [InlineData("rm_ch -ch_name")]
    [InlineData("rm_ch -ch_name abc")] // V(D-205)
    [InlineData("rm_ch -ch_name \"two words\"")]
    [InlineData("rm_ch -ch_name no_such_channel")] // NF
    [InlineData("rename_ch -new_name other")] // C-rename_ch.1: M(-ch_name)
    [InlineData("rename_ch -ch_name {0}")] // M(-new_name)
    [InlineData("rename_ch -ch_name {0} -new_name -other")] // P-5.42
    [InlineData("rename_ch -ch_name abc -new_name other")] // V(-ch_name)
    [InlineData("rename_ch -ch_name {0} -new_name abc")] // V(-new_name)
    [InlineData("rename_ch -ch_name {0} -new_name a23456789012345678901234567890123")]
    [InlineData("rename_ch -ch_name {0} -new_name \"two words\"")]
    [InlineData("rename_ch -ch_name {0} -new_name back\\slash")] // D-215
    [InlineData("rename_ch -ch_name no_such_channel -new_name other")] // NF
    [InlineData("rename_ch -ch_name {0} -new_name {1}")] // EX, ignoring case: {1} is in upper case
    [InlineData("find_ch -name a23456789012345678901234567890123")] // C-find_ch.1: V(-name), 33 units
    [InlineData("find_ch -name \"two words\"")]
    [InlineData("find_ch -id x")] // V(-id D-213)
    [InlineData("find_ch -id +1")]
    [InlineData("find_ch -id 18446744073709551616")] // B-4
    [InlineData("find_ch -name plaza -id x")] // the name wins, and the id is checked all the same
    [InlineData("ls_ch_members")] // C-ls_ch_members.1: M
    [InlineData("ls_ch_members -ch_name abc")] // V(D-205)
    [InlineData("ls_ch_members -ch_name no_such_channel")] // AD
    [InlineData("remove_ch_member -user {bob}")] // C-remove_ch_member.1: M(-ch_name)
    [InlineData("remove_ch_member -ch_name {0}")] // M(-user)
    [InlineData("remove_ch_member -ch_name abc -user {bob}")] // V(D-205)
    [InlineData("remove_ch_member -ch_name {0} -user x")] // V(D-201)
    [InlineData("remove_ch_member -ch_name no_such_channel -user {bob}")] // NF(channel)
    [InlineData("remove_ch_member -ch_name {0} -user no_such_user")] // NF(user)
    [InlineData("remove_ch_member -ch_name {0} -user {carol}")] // AD: no row
    [InlineData("remove_ch_member -ch_name {0} -user {alice}")] // AD: the owner, by himself
    [InlineData("set_member_level -user {bob} -level 3")] // C-set_member_level.1: M(-ch_name)
    [InlineData("set_member_level -ch_name {0} -level 3")] // M(-user)
    [InlineData("set_member_level -ch_name {0} -user {bob}")] // M(-level)
    [InlineData("set_member_level -ch_name abc -user {bob} -level 3")] // V(D-205)
    [InlineData("set_member_level -ch_name {0} -user x -level 3")] // V(D-201)
    [InlineData("set_member_level -ch_name {0} -user {bob} -level 0")] // V(-level D-211, 1-4)
    [InlineData("set_member_level -ch_name {0} -user {bob} -level 5")]
    [InlineData("set_member_level -ch_name {0} -user {bob} -level x")]
    [InlineData("set_member_level -ch_name {0} -user {bob} -level 4294967298")] // B-4
    [InlineData("set_member_level -ch_name no_such_channel -user {bob} -level 3")] // NF(channel)
    [InlineData("set_member_level -ch_name {0} -user no_such_user -level 3")] // NF(user)
    [InlineData("set_member_level -ch_name {0} -user {carol} -level 3")] // NF(accepted member)
    [InlineData("set_member_level -ch_name {0} -user {alice} -level 2")] // AD: the owner's own level
    [InlineData("ch_owner_override")] // C-ch_owner_override.1: M
    [InlineData("ch_owner_override -state")]
    [InlineData("ch_owner_override -state 2")] // V(D-212)
    [InlineData("ch_owner_override -state 01")]
    [InlineData("ch_owner_override -state on")]
    public async Task Failing_check_gives_one_err(string line)
    {
        await channels.Neighbours.Alice.FailsAsync(Fill(line));
        await UnchangedAsync();
    }

    [Theory]
    [InlineData("rm_ch -ch_name {0}")]
    [InlineData("rename_ch -ch_name {0} -new_name another")]
    [InlineData("rename_ch -ch_name {0} -new_name {1}")] // AD before EX
    [InlineData("remove_ch_member -ch_name {0} -user {alice}")]
    [InlineData("set_member_level -ch_name {0} -user {alice} -level 4")]
    [InlineData("set_member_level -ch_name {0} -user {bob} -level 3")] // nobody raises himself
    public async Task Level_that_is_not_enough_gives_one_err(string line)
    {
        // AD, C-CHL.2: a regular member, and a stranger
        await channels.Neighbours.Bob.FailsAsync(Fill(line));
        await channels.Neighbours.Carol.FailsAsync(Fill(line));
        await UnchangedAsync();
    }

    [Fact]
    public Task Stranger_does_not_see_the_members() =>
        channels.Neighbours.Carol.FailsAsync($"ls_ch_members -ch_name {channels.Name}"); // C-ls_ch_members.1 AD

    private async Task UnchangedAsync()
    {
        var (alice, bob) = (channels.Neighbours.AliceName, channels.Neighbours.BobName);
        (await channels.Neighbours.Alice.RowsAsync($"ls_ch_members -ch_name {channels.Name}")).Select(row => string.Join(' ', row[1..]))
            .ShouldBe([$"{channels.Name} 0 1 {alice}", $"{channels.Name} 0 4 {bob}"]);
        (await channels.Neighbours.Alice.RowsAsync($"ls_ch_members -ch_name {channels.Other}")).Length.ShouldBe(1);
    }

    private string Fill(string line) => line
        .Replace("{0}", channels.Name, StringComparison.Ordinal).Replace("{1}", channels.Other.ToUpperInvariant(), StringComparison.Ordinal)
        .Replace("{alice}", channels.Neighbours.AliceName, StringComparison.Ordinal)
        .Replace("{bob}", channels.Neighbours.BobName, StringComparison.Ordinal)
        .Replace("{carol}", channels.Neighbours.CarolName, StringComparison.Ordinal);

    /// <summary>A channel of Alice with Bob, and another one of hers.</summary>
    public sealed class Channels(HostFixture fixture) : IAsyncLifetime
    {
        internal Neighbours Neighbours { get; } = new(fixture);

        internal string Name { get; private set; } = "";

        internal string Other { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await Neighbours.InitializeAsync();
            Name = (await Neighbours.ChannelWithBobAsync()).Name;
            Other = (await Neighbours.ChannelAsync()).Name;
        }

        public ValueTask DisposeAsync() => Neighbours.DisposeAsync();
    }
}
