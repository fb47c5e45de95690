using Mrci.Domain.Commands;

namespace Mrci.Domain.Tests.Commands;

public sealed class CommandNamingTests
{
    [Fact]
    public void Built_in_commands_keep_their_names()
    {
        // P-4.7
        var names = CommandNaming.Allot(CommandCatalog.Loaders(new CommandSwitches()));
        names[256].ShouldBe("accept_ch");
        names[65025].ShouldBe("fs_tree");
        names.Count.ShouldBe(92);
    }

    [Fact]
    public void Taken_name_gets_the_lowest_free_number_built_ins_first()
    {
        // P-4.7, X-58: the order in which loaders are known must not matter
        var loaders = new[]
        {
            Loader(769, "CAST", "fs_tree"),
            Loader(513, "Cast", "own"),
            Loader(65025, "fs_tree"),
            Loader(256, "cast"),
        };
        foreach (var order in new[] { loaders, [.. loaders.Reverse()] })
        {
            var names = CommandNaming.Allot(order);
            names[256].ShouldBe("cast");
            names[513].ShouldBe("cast_1");
            names[769].ShouldBe("cast_2");
            names[65025].ShouldBe("fs_tree");
            names[770].ShouldBe("fs_tree_1");
            names[514].ShouldBe("own");
        }
    }

    [Fact]
    public void Number_that_is_taken_as_a_name_is_passed_over()
    {
        // P-4.7
        var names = CommandNaming.Allot([Loader(256, "x", "x_1"), Loader(513, "x")]);
        names[513].ShouldBe("x_2");
    }

    [Fact]
    public void Numbered_name_of_full_length_still_fits_its_wire_field()
    {
        // P-4.7, D-221
        var name = new string('n', 64);
        var names = CommandNaming.Allot([Loader(256, name), Loader(513, name)]);
        names[513].ShouldBe(new string('n', 62) + "_1");
    }

    [Fact]
    public void Invalid_name_gets_no_name()
    {
        // P-4.6
        CommandNaming.Allot([Loader(513, "a b", "c")]).Keys.ShouldBe([(ushort)514]);
    }

    private static CommandLoaderLists Loader(int offset, params string[] names) => new(offset, names, [], []);
}
