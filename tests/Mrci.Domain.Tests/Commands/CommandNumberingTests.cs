using Mrci.Domain.Commands;

namespace Mrci.Domain.Tests.Commands;

public sealed class CommandNumberingTests
{
    [Fact]
    public void Underscore_sorts_before_letters()
    {
        // P-4.3, C-LST.1: OrdinalIgnoreCase would swap these two
        CommandNumbering.Number(256, ["ls_chs", "LS_CH_MEMBERS"]).ShouldBe(
            [new NumberedCommand(256, "LS_CH_MEMBERS"), new NumberedCommand(257, "ls_chs")]);
    }

    [Fact]
    public void Duplicate_is_dropped_before_numbering()
    {
        // P-4.3
        CommandNumbering.Number(513, ["b", "A", "a", "B"]).ShouldBe([new NumberedCommand(513, "A"), new NumberedCommand(514, "b")]);
    }

    [Fact]
    public void Invalid_name_occupies_its_index()
    {
        // P-4.6
        var numbered = CommandNumbering.Number(513, ["c", "b b", "a"]);
        numbered.Select(command => (int)command.Id).ShouldBe([513, 514, 515]);
        numbered.Where(CommandNumbering.IsLoadable).Select(command => command.Name).ShouldBe(["a", "c"]);
    }

    [Fact]
    public void Names_behind_the_256th_are_ignored()
    {
        // P-4.2, D-508
        var numbered = CommandNumbering.Number(513, Enumerable.Range(0, 300).Select(i => $"c{i:D3}"));
        numbered.Count.ShouldBe(256);
        numbered[^1].ShouldBe(new NumberedCommand(768, "c255"));
    }

    [Theory]
    [InlineData(0, 513)]
    [InlineData(1, 769)]
    [InlineData(251, 64769)]
    [InlineData(252, 65025)]
    public void Slot_k_starts_at_513_plus_256_k(int slot, int expected)
    {
        // P-4.1
        CommandNumbering.OffsetOf(slot).ShouldBe(expected);
    }

    [Fact]
    public void Highest_id_of_a_module_is_below_the_additions()
    {
        // P-4.4, D-507
        (CommandNumbering.OffsetOf(CommandNumbering.ModuleSlots - 1) + 255).ShouldBe(65024);
        CommandNumbering.AdditionsOffset.ShouldBe(65025);
        Should.Throw<ArgumentOutOfRangeException>(() => CommandNumbering.OffsetOf(253));
        Should.Throw<ArgumentOutOfRangeException>(() => CommandNumbering.OffsetOf(-1));
    }

    [Fact]
    public void New_module_gets_the_lowest_free_slot()
    {
        // P-4.4, X-52, D-306
        CommandNumbering.TryFindFreeSlot([], out var slot).ShouldBeTrue();
        slot.ShouldBe(0);
        CommandNumbering.TryFindFreeSlot([2, 0, 3], out slot).ShouldBeTrue();
        slot.ShouldBe(1);
        CommandNumbering.TryFindFreeSlot(Enumerable.Range(0, 251), out slot).ShouldBeTrue();
        slot.ShouldBe(251);
        CommandNumbering.TryFindFreeSlot(Enumerable.Range(0, 252), out _).ShouldBeFalse();
    }
}
