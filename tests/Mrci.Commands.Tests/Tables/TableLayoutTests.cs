using Mrci.Commands.Tables;

namespace Mrci.Commands.Tests.Tables;

public sealed class TableLayoutTests
{
    // C-TBL.1: a column is as wide as its longest cell, name and dashes included, plus 2.
    [Fact]
    public void Columns_are_as_wide_as_their_longest_cell_plus_two()
    {
        var text = TableLayout.Render(["id", "a_long_name"], [["1", "x"], ["a long cell", ""]]);

        text.ShouldBe(
            "\n"
            + "id           a_long_name  \n"
            + "-------      -------      \n"
            + "1            x            \n"
            + "a long cell               \n");
    }

    // C-TBL.1: the dashes count.
    [Fact]
    public void Column_is_at_least_as_wide_as_its_dashes() => TableLayout.Render(["a"], []).ShouldBe("\na        \n-------  \n");

    // C-ls_open_chs.1
    [Fact]
    public void Minimum_width_widens_narrow_columns() =>
        TableLayout.Render(["a"], [], minimumWidth: 10).ShouldBe("\na           \n-------     \n");

    // C-TBL.2
    [Fact]
    public void Cells_are_rendered_by_kind()
    {
        TableCell.Of(true).ShouldBe("1");
        TableCell.Of(false).ShouldBe("0");
        TableCell.Of(ulong.MaxValue).ShouldBe("18446744073709551615");
        TableCell.Of([0xAB, 0x01]).ShouldBe("ab01");
        TableCell.Of(new DateTimeOffset(2019, 9, 12, 3, 29, 46, TimeSpan.FromHours(2))).ShouldBe("2019-09-12 01:29:46");
    }
}
